#include "common/service/service.hpp"

#include <algorithm>

namespace rollcall::service {

namespace {

bool read_reflection(config::Reader& reader, const std::string& environment) {
    const bool described = environment == "development" || environment == "preview";
    return reader.one_of(
               "ROLLCALL_GRPC_REFLECTION",
               described ? "on" : "off",
               {"on", "off"},
               "Tell gRPC clients which services and messages there are."
           ) == "on";
}

}  // namespace

Settings read_settings(config::Reader& reader, std::string_view name, int port, int admin_port) {
    std::string prefix = "ROLLCALL_" + std::string(name) + "_";
    std::transform(prefix.begin(), prefix.end(), prefix.begin(), [](unsigned char c) { return std::toupper(c); });
    Settings settings;
    settings.name = name;
    settings.listen = reader.text(
        prefix + "LISTEN", "127.0.0.1:" + std::to_string(port), "Address of the gRPC port; never reachable by clients."
    );
    settings.admin_listen = reader.text(
        prefix + "ADMIN_LISTEN", "127.0.0.1:" + std::to_string(admin_port), "Address of /livez, /readyz and /metrics."
    );
    settings.database_url =
        reader.secret(prefix + "DATABASE_URL", "PostgreSQL, as the service's application role (rollcall_<service>).");
    settings.relay_database_url = reader.secret(
        prefix + "RELAY_DATABASE_URL", "PostgreSQL, as the service's relay role (rollcall_<service>_relay)."
    );
    settings.redis = reader.text("ROLLCALL_REDIS", "127.0.0.1:56379", "Redis, host:port with a numeric host.");
    settings.identity_address =
        reader.text("ROLLCALL_IDENTITY_ADDRESS", "127.0.0.1:50051", "gRPC address of the identity service.");
    settings.internal_key = reader.secret(
        "ROLLCALL_INTERNAL_KEY", "Shared by the processes of one installation: their credential with each other."
    );
    settings.log_level = reader.one_of(
        "ROLLCALL_LOG_LEVEL", "info", {"debug", "info", "warning", "error"}, "Least level that is logged."
    );
    settings.environment = reader.one_of(
        "ROLLCALL_ENVIRONMENT",
        "development",
        {"development", "preview", "staging", "production"},
        "Which environment this is; production refuses what only development may have."
    );
    settings.reflection = read_reflection(reader, settings.environment);
    settings.workers = static_cast<int>(
        reader.integer(prefix + "WORKERS", 8, 1, 64, "Threads that serve calls, and database connections for them.")
    );
    settings.queue = static_cast<int>(
        reader.integer(prefix + "QUEUE", 1024, 1, 100000, "Calls that may wait for a worker; more are refused at once.")
    );
    if (settings.internal_key.size() < 16 && !settings.internal_key.empty())
        reader.complain("ROLLCALL_INTERNAL_KEY must have at least 16 characters");
    return settings;
}

}  // namespace rollcall::service
