#include "services/identity/main/settings.hpp"

namespace rollcall::identity {

namespace {

constexpr std::int64_t kDay = 24 * 3600;

}  // namespace

Settings read_settings(config::Reader& reader) {
    Settings settings;
    settings.service = service::read_settings(reader, "identity", 50051, 9101);
    settings.issuer.issuer =
        reader.text("ROLLCALL_TOKEN_ISSUER", "rollcall", "The iss claim of access tokens.");
    settings.issuer.audience =
        reader.text("ROLLCALL_TOKEN_AUDIENCE", "rollcall", "The aud claim of access tokens.");
    settings.sessions.access_life = Seconds(reader.integer(
        "ROLLCALL_ACCESS_TOKEN_SECONDS",
        900,
        10,
        auth::kLongestLife.count(),
        "How long an access token lives."
    ));
    settings.sessions.refresh_idle = Seconds(reader.integer(
        "ROLLCALL_REFRESH_IDLE_SECONDS",
        7 * kDay,
        60,
        90 * kDay,
        "How long a refresh token lives unless it is used."
    ));
    settings.sessions.refresh_absolute = Seconds(reader.integer(
        "ROLLCALL_REFRESH_ABSOLUTE_SECONDS",
        30 * kDay,
        60,
        365 * kDay,
        "How long a session lives however often it is refreshed."
    ));
    settings.login_queue = static_cast<int>(reader.integer(
        "ROLLCALL_LOGIN_QUEUE",
        64,
        1,
        1000,
        "Logins that may wait for the processor; more are refused at once."
    ));
    settings.login_limits = reader.one_of(
                                "ROLLCALL_LOGIN_LIMITS",
                                "on",
                                {"on", "off"},
                                "Limits on failed logins; off is for load tests."
                            ) == "on";
    if (!settings.login_limits && settings.service.environment == "production")
        reader.complain("ROLLCALL_LOGIN_LIMITS must not be off in production");
    return settings;
}

}  // namespace rollcall::identity
