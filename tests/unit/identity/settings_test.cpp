#include "services/identity/main/settings.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;

namespace {

config::Variables complete(config::Variables more = {}) {
    more.insert({
        {"ROLLCALL_IDENTITY_DATABASE_URL", "dbname=x"},
        {"ROLLCALL_IDENTITY_RELAY_DATABASE_URL", "dbname=x"},
        {"ROLLCALL_INTERNAL_KEY", "0123456789abcdef"},
    });
    return more;
}

}  // namespace

TEST_CASE("access tokens live 15 minutes, refresh tokens 7 days, sessions 30 unless set otherwise") {
    config::Reader reader(complete());
    const auto settings = identity::read_settings(reader);
    CHECK(reader.problems().empty());
    CHECK(settings.sessions.access_life == Seconds(900));
    CHECK(settings.sessions.refresh_idle == Seconds(7 * 86400));
    CHECK(settings.sessions.refresh_absolute == Seconds(30 * 86400));
    CHECK(settings.login_limits);
}

TEST_CASE("an access token that outlives the revocation list is refused") {
    config::Reader reader(complete({{"ROLLCALL_ACCESS_TOKEN_SECONDS", "3601"}}));
    identity::read_settings(reader);
    CHECK(reader.problems().size() == 1);
}

TEST_CASE("login limits may be off for a load test, never in production") {
    config::Reader development(complete({{"ROLLCALL_LOGIN_LIMITS", "off"}}));
    CHECK_FALSE(identity::read_settings(development).login_limits);
    CHECK(development.problems().empty());
    config::Reader production(complete(
        {{"ROLLCALL_LOGIN_LIMITS", "off"},
         {"ROLLCALL_ENVIRONMENT", "production"},
         {"ROLLCALL_FRONTEND_URL", "https://rollcall.example"}}
    ));
    identity::read_settings(production);
    CHECK(production.problems().size() == 1);
}
