#include "services/identity/main/settings.hpp"

namespace rollcall::identity {

namespace {

constexpr std::int64_t kDay = std::int64_t{24} * 3600;

app::SessionSettings read_sessions(config::Reader& reader) {
    const auto seconds = [&](const char* name, std::int64_t fallback, std::int64_t most, const char* meaning) {
        return Seconds(reader.integer(name, fallback, 10, most, meaning));
    };
    return {
        .access_life = seconds(
            "ROLLCALL_ACCESS_TOKEN_SECONDS", 900, auth::kLongestLife.count(), "How long an access token lives."
        ),
        .refresh_idle = seconds(
            "ROLLCALL_REFRESH_IDLE_SECONDS", 7 * kDay, 90 * kDay, "How long a refresh token lives unless it is used."
        ),
        .refresh_absolute = seconds(
            "ROLLCALL_REFRESH_ABSOLUTE_SECONDS",
            30 * kDay,
            365 * kDay,
            "How long a session lives however often it is refreshed."
        ),
    };
}

}  // namespace

Settings read_settings(config::Reader& reader) {
    Settings settings;
    settings.service = service::read_settings(reader, "identity", 50051, 9101);
    settings.issuer.issuer = reader.text("ROLLCALL_TOKEN_ISSUER", "rollcall", "The iss claim of access tokens.");
    settings.issuer.audience = reader.text("ROLLCALL_TOKEN_AUDIENCE", "rollcall", "The aud claim of access tokens.");
    settings.sessions = read_sessions(reader);
    settings.sessions.frontend_url = reader.text(
        "ROLLCALL_FRONTEND_URL",
        "http://localhost:3000",
        "Address of the pages that mailed links lead to (/activate-account, /reset-password)."
    );
    while (settings.sessions.frontend_url.ends_with('/')) settings.sessions.frontend_url.pop_back();
    settings.notification_address =
        reader.text("ROLLCALL_NOTIFICATION_ADDRESS", "127.0.0.1:50054", "gRPC address of the service.");
    settings.attendance_address =
        reader.text("ROLLCALL_ATTENDANCE_ADDRESS", "127.0.0.1:50053", "gRPC address of the service.");
    settings.login_queue = static_cast<int>(reader.integer(
        "ROLLCALL_LOGIN_QUEUE", 64, 1, 1000, "Logins that may wait for the processor; more are refused at once."
    ));
    settings.login_limits = reader.one_of(
                                "ROLLCALL_LOGIN_LIMITS",
                                "on",
                                {"on", "off"},
                                "Limits on failed logins; off is for load tests, not for production."
                            ) == "on";
    if (!settings.login_limits && settings.service.environment == "production")
        reader.complain("ROLLCALL_LOGIN_LIMITS must not be off in production");
    if (settings.service.environment == "production" && !settings.sessions.frontend_url.starts_with("https://"))
        reader.complain("ROLLCALL_FRONTEND_URL must be an https:// address in production");
    return settings;
}

}  // namespace rollcall::identity
