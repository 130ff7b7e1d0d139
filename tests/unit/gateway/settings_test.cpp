#include "gateway/main/settings.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;

namespace {

struct Read {
    gateway::Settings settings;
    std::vector<std::string> problems;
};

Read read(config::Variables variables) {
    variables.try_emplace("ROLLCALL_INTERNAL_KEY", "5f2c9a8be01d4477a1b2c3d4");
    config::Reader reader(std::move(variables));
    auto settings = gateway::read_settings(reader);
    return {std::move(settings), reader.problems()};
}

}  // namespace

TEST_CASE("the defaults are those of one developer's machine") {
    const auto [settings, problems] = read({});
    CHECK(problems.empty());
    CHECK(settings.server.address == "127.0.0.1");
    CHECK(settings.server.port == 8080);
    CHECK(settings.server.message.body_bytes == 1024 * 1024);
    CHECK(settings.server.connections.total == 2000);
    CHECK(settings.server.connections.per_address == 64);
    CHECK(settings.rates.people == 50);
    CHECK_FALSE(settings.pipeline.tls);
    const auto& pages = settings.pipeline.cors_origins;
    for (const char* page : {"http://localhost:3000", "http://localhost:3001", "http://localhost:3002"})
        CHECK(std::find(pages.begin(), pages.end(), page) != pages.end());
}

TEST_CASE("production takes no plain HTTP without a declared proxy") {
    CHECK(read({{"ROLLCALL_ENVIRONMENT", "production"}}).problems.size() == 1);
    const auto proxied = read({{"ROLLCALL_ENVIRONMENT", "production"}, {"ROLLCALL_TRUSTED_PROXIES", "1"}});
    CHECK(proxied.problems.empty());
    CHECK(proxied.settings.pipeline.tls);
    CHECK(proxied.settings.server.connections.per_address == 0);
    CHECK(read({{"ROLLCALL_ENVIRONMENT", "production"},
                {"ROLLCALL_GATEWAY_TLS_CERTIFICATE_FILE", "c.pem"},
                {"ROLLCALL_GATEWAY_TLS_KEY_FILE", "k.pem"}}
    ).problems.empty());
}

TEST_CASE("production takes no secret that looks like a default") {
    const auto [settings, problems] = read(
        {{"ROLLCALL_ENVIRONMENT", "production"},
         {"ROLLCALL_TRUSTED_PROXIES", "1"},
         {"ROLLCALL_INTERNAL_KEY", "change-me-change-me"}}
    );
    CHECK(problems.size() == 1);
}

TEST_CASE("pages of localhost are for development, wildcards for nobody") {
    CHECK(read({{"ROLLCALL_ENVIRONMENT", "staging"}}).settings.pipeline.cors_origins.empty());
    CHECK(
        read({{"ROLLCALL_ENVIRONMENT", "staging"}, {"ROLLCALL_GATEWAY_CORS_ORIGINS", "http://localhost:3000"}}
        ).problems.size() == 1
    );
    CHECK(read({{"ROLLCALL_GATEWAY_CORS_ORIGINS", "*"}}).problems.size() == 1);
}

TEST_CASE("all bad settings are told at once") {
    const auto [settings, problems] = read(
        {{"ROLLCALL_GATEWAY_LISTEN", "nowhere"},
         {"ROLLCALL_GATEWAY_THREADS", "many"},
         {"ROLLCALL_GATEWAY_TLS_KEY_FILE", "k.pem"},
         {"ROLLCALL_INTERNAL_KEY", "short"}}
    );
    CHECK(problems.size() == 4);
}
