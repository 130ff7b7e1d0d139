// The API's description where it is served, and nothing of it where it is not.
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

TEST_CASE("in development /docs shows the API's description to anyone") {
    Client client(stack().gateway_port());
    const auto page = client.send({.target = "/docs"});
    CHECK(page.status == 200);
    CHECK(page.header("Content-Type") == "text/html; charset=utf-8");
    CHECK(page.header("Content-Security-Policy").find("script-src 'self'") != std::string::npos);
    for (const char* part : {"/docs/swagger-ui.css", "/docs/swagger-ui-bundle.js", "/docs/start.js"}) {
        INFO(part);
        CHECK(page.text.find(part) != std::string::npos);
        CHECK(client.send({.target = part}).status == 200);
    }
    const auto description = client.send({.target = "/api/v1/openapi.json"});
    CHECK(description.status == 200);
    CHECK(description.string_at("/openapi") == "3.1.0");
}

TEST_CASE("every reference in the description leads somewhere") {
    Client client(stack().gateway_port());
    const auto description = client.send({.target = "/api/v1/openapi.json"});
    constexpr std::string_view kReference = "\"$ref\":\"#";
    const auto& text = description.text;
    int references = 0;
    for (auto at = text.find(kReference); at != std::string::npos; at = text.find(kReference, at + 1), ++references) {
        const auto from = at + kReference.size();
        const auto pointer = text.substr(from, text.find('"', from) - from);
        INFO(pointer);
        boost::json::error_code failure;
        CHECK(description.json().find_pointer(pointer, failure) != nullptr);
    }
    CHECK(references > 100);
}

TEST_CASE("switched off, neither the pages nor the description are there") {
    RedisServer own_redis;
    Stack quiet(postgres(), own_redis, {{"ROLLCALL_GATEWAY_DOCS", "off"}});
    Client client(quiet.gateway_port());
    CHECK(client.send({.target = "/docs"}).status == 404);
    CHECK(client.send({.target = "/docs/swagger-ui-bundle.js"}).status == 404);
    CHECK(client.send({.target = "/api/v1/openapi.json"}).status == 404);
}
