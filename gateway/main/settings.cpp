#include "gateway/main/settings.hpp"

#include <charconv>
#include <filesystem>

namespace rollcall::gateway {

namespace {

constexpr char kPrefix[] = "ROLLCALL_GATEWAY_";
constexpr char kLocalPages[] =
    "http://localhost:3000, http://localhost:3001, http://localhost:3002, http://localhost:5173, "
    "http://127.0.0.1:3000, "
    "http://127.0.0.1:3001, http://127.0.0.1:3002, http://127.0.0.1:5173";

std::string named(const char* name) {
    return std::string(kPrefix) + name;
}

void read_listen(config::Reader& reader, http::ServerSettings& server) {
    const auto text = reader.text(named("LISTEN"), "127.0.0.1:8080", "Public address, host:port with a numeric host.");
    const auto colon = text.rfind(':');
    const auto port = colon == std::string::npos ? std::string() : text.substr(colon + 1);
    const auto [end, failure] = std::from_chars(port.data(), port.data() + port.size(), server.port);
    if (port.empty() || failure != std::errc{} || end != port.data() + port.size())
        reader.complain(named("LISTEN") + " must be host:port");
    server.address = text.substr(0, colon);
}

std::size_t read_size(
    config::Reader& reader, const char* name, std::int64_t fallback, std::int64_t most, std::string_view meaning
) {
    return static_cast<std::size_t>(reader.integer(named(name), fallback, 0, most, meaning));
}

void read_limits(config::Reader& reader, http::ServerSettings& server) {
    server.threads = static_cast<std::size_t>(reader.integer(named("THREADS"), 2, 1, 64, "Threads that serve HTTP."));
    server.connections.total =
        read_size(reader, "CONNECTIONS", 2'000, 100'000, "Open connections; more are turned away.");
    server.connections.per_address = read_size(
        reader,
        "CONNECTIONS_PER_ADDRESS",
        64,
        100'000,
        "Of them from one address; 0 is no limit. Addresses of this machine have none; behind proxies there is none."
    );
    server.message.body_bytes = read_size(reader, "BODY_BYTES", 1024 * 1024, 64 << 20, "Longest request body.");
    auto& patience = server.patience;
    patience.header = reader.milliseconds(named("HEADER_TIMEOUT_MS"), 5'000, "For the header of a request to arrive.");
    patience.body = reader.milliseconds(named("BODY_TIMEOUT_MS"), 10'000, "For the body of a request to arrive.");
    patience.write = reader.milliseconds(named("WRITE_TIMEOUT_MS"), 10'000, "For an answer to be taken.");
    patience.idle = reader.milliseconds(named("IDLE_TIMEOUT_MS"), 30'000, "Between requests on a connection.");
}

void read_tls(config::Reader& reader, http::ServerSettings& server) {
    server.tls_certificate_file = reader.text(
        named("TLS_CERTIFICATE_FILE"),
        "",
        "PEM chain; given, the gateway speaks TLS itself. Else a proxy does, or nobody."
    );
    server.tls_key_file = reader.text(named("TLS_KEY_FILE"), "", "PEM private key of that certificate.");
    if (server.tls_certificate_file.empty() != server.tls_key_file.empty())
        reader.complain(named("TLS_CERTIFICATE_FILE") + " and " + named("TLS_KEY_FILE") + " belong together");
}

void read_rates(config::Reader& reader, middleware::CallerRates& rates) {
    rates.people = static_cast<int>(reader.integer(
        named("RATE_PER_SECOND"), 50, 0, 1'000'000, "Requests a person may send; bursts of ten times that. 0: no limit."
    ));
    rates.machines = static_cast<int>(reader.integer(
        named("KEY_RATE_PER_SECOND"),
        200,
        0,
        1'000'000,
        "As ROLLCALL_GATEWAY_RATE_PER_SECOND, for an API key, a service account or a terminal."
    ));
}

void read_pipeline(config::Reader& reader, const std::string& environment, middleware::PipelineSettings& pipeline) {
    const bool development = environment == "development";
    pipeline.cors_origins = reader.list(
        named("CORS_ORIGINS"), development ? kLocalPages : "", "Origins of pages that may call, comma-separated."
    );
    pipeline.in_flight = static_cast<int>(
        reader.integer(named("IN_FLIGHT"), 1'024, 1, 100'000, "Requests in work at once; more are refused at once.")
    );
    pipeline.trusted_proxies = static_cast<int>(reader.integer(
        "ROLLCALL_TRUSTED_PROXIES", 0, 0, 16, "Proxies in front of the gateway, each adding to X-Forwarded-For."
    ));
    for (const auto& origin : pipeline.cors_origins) {
        const bool local =
            origin.find("localhost") != std::string::npos || origin.find("127.0.0.1") != std::string::npos;
        if (origin.find('*') != std::string::npos) reader.complain(named("CORS_ORIGINS") + " takes no wildcard");
        if (local && !development) reader.complain(named("CORS_ORIGINS") + " names localhost outside development");
    }
}

void read_docs(config::Reader& reader, Settings& settings) {
    const bool open = settings.environment == "development" || settings.environment == "preview";
    settings.docs =
        reader.one_of(named("DOCS"), open ? "on" : "off", {"off", "on"}, "Serve /docs and /api/v1/openapi.json.") ==
        "on";
    settings.docs_folder = reader.text(
        named("DOCS_FOLDER"), "", "Where their files are; else share/rollcall/docs beside the program's own folder."
    );
    if (!settings.docs_folder.empty()) return;
    std::error_code failure;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", failure);
    settings.docs_folder = (program.parent_path().parent_path() / "share/rollcall/docs").string();
}

void read_workshop(config::Reader& reader, exports::WorkshopSettings& workshop) {
    workshop.files = static_cast<std::size_t>(reader.integer(
        named("XLSX_FILES"), 4, 1, 64, "XLSX files in the making or being sent at once; more are refused with 503."
    ));
    workshop.folder =
        reader.text(named("XLSX_FOLDER"), "", "Where they are made; else the system's folder of temporary files.");
}

void check_environment(config::Reader& reader, const Settings& settings) {
    if (settings.environment != "production") return;
    if (settings.server.tls_certificate_file.empty() && settings.pipeline.trusted_proxies == 0)
        reader.complain(
            "production takes no plain HTTP: set " + named("TLS_CERTIFICATE_FILE") +
            ", or ROLLCALL_TRUSTED_PROXIES to the number of proxies that end TLS"
        );
    const auto& key = settings.internal_key;
    for (const char* weak : {"change", "default", "secret", "example", "internal-key"})
        if (key.find(weak) != std::string::npos) return reader.complain("ROLLCALL_INTERNAL_KEY looks like a default");
}

void read_services(config::Reader& reader, clients::Addresses& services) {
    const auto address = [&reader](const char* name, const char* fallback) {
        return reader.text(std::string("ROLLCALL_") + name + "_ADDRESS", fallback, "gRPC address of the service.");
    };
    services.identity = address("IDENTITY", "127.0.0.1:50051");
    services.shift = address("SHIFT", "127.0.0.1:50052");
    services.attendance = address("ATTENDANCE", "127.0.0.1:50053");
    services.notification = address("NOTIFICATION", "127.0.0.1:50054");
    services.channels =
        static_cast<std::size_t>(reader.integer(named("CHANNELS"), 1, 1, 16, "Connections to each service."));
}

}  // namespace

Settings read_settings(config::Reader& reader) {
    Settings settings;
    settings.environment = reader.one_of(
        "ROLLCALL_ENVIRONMENT",
        "development",
        {"development", "preview", "staging", "production"},
        "Which environment this is; production refuses what only development may have."
    );
    settings.log_level = reader.one_of(
        "ROLLCALL_LOG_LEVEL", "info", {"debug", "info", "warning", "error"}, "Least level that is logged."
    );
    settings.admin_listen =
        reader.text(named("ADMIN_LISTEN"), "127.0.0.1:8081", "Address of /livez, /readyz and /metrics.");
    settings.internal_key = reader.secret(
        "ROLLCALL_INTERNAL_KEY", "Shared by the processes of one installation: their credential with each other."
    );
    if (!settings.internal_key.empty() && settings.internal_key.size() < 16)
        reader.complain("ROLLCALL_INTERNAL_KEY must have at least 16 characters");
    settings.echo = reader.one_of(named("ECHO"), "off", {"off", "on"}, "Serve GET /echo, for benchmarks.") == "on";
    read_docs(reader, settings);
    read_listen(reader, settings.server);
    read_limits(reader, settings.server);
    read_tls(reader, settings.server);
    read_rates(reader, settings.rates);
    read_pipeline(reader, settings.environment, settings.pipeline);
    read_services(reader, settings.services);
    read_workshop(reader, settings.workshop);
    check_environment(reader, settings);
    // All connections come from the proxies then; they count their own clients.
    if (settings.pipeline.trusted_proxies > 0) settings.server.connections.per_address = 0;
    settings.pipeline.tls = !settings.server.tls_certificate_file.empty() || settings.pipeline.trusted_proxies > 0;
    return settings;
}

}  // namespace rollcall::gateway
