// The same sessions and tokens, in the HR Monitoring surface's words.
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

Answer post(const std::string& path, const boost::json::object& body, const Headers& headers = {}) {
    Client client(stack().gateway_port());
    return client.send(
        {.method = "POST", .target = "/api/v1/auth" + path, .headers = headers, .body = boost::json::serialize(body)}
    );
}

}  // namespace

TEST_CASE("a login without the tenant header finds the company by e-mail and password") {
    Company company;
    const auto worker = company.hire("employee");
    const auto answer = post("/login", {{"email", worker.email}, {"password", worker.password}});
    REQUIRE(answer.status == 200);
    CHECK(answer.string_at("/token_type") == "bearer");
    CHECK(answer.number_at("/expires_in") == 900);
    CHECK(answer.string_at("/user/id") == worker.id);
    CHECK(answer.string_at("/user/presence_status") == "active");
    CHECK(answer.string_at("/user/online_state") == "offline");
    CHECK(answer.at("/user/is_online") == false);
    for (const char* null : {"department", "presence_updated_at", "last_seen_at"})
        CHECK(answer.at(std::string("/user/") + null).is_null());
    const Person again{worker.id, worker.email, worker.password, answer.string_at("/access_token")};
    CHECK(company.get(again, "/attendancemanagement-api/v1/attendance-records").status == 200);
    const auto next = post("/refresh", {{"refresh_token", answer.string_at("/refresh_token")}});
    CHECK(next.status == 200);
    const auto out = post("/logout", {}, {{"Authorization", "Bearer " + next.string_at("/access_token")}});
    CHECK(out.status == 200);
    CHECK(out.string_at("/message") == "Logged out successfully");
}

TEST_CASE("a login minds neither a long user agent nor a long list of forwarders") {
    Company company;
    const auto worker = company.hire("employee");
    const auto answer = post(
        "/login",
        {{"email", worker.email}, {"password", worker.password}},
        {{"User-Agent", std::string(1500, 'u')}, {"X-Forwarded-For", std::string(300, '1')}}
    );
    CHECK(answer.status == 200);
}

TEST_CASE("a body that is JSON of another kind is told that an object is wanted") {
    for (const char* body : {"[]", "\"x\"", "1", "null"}) {
        INFO(body);
        Client client(stack().gateway_port());
        const auto refused = client.send({.method = "POST", .target = "/api/v1/auth/login", .body = body});
        CHECK(refused.status == 422);
        CHECK(refused.string_at("/error/details/0/field") == "request");
        CHECK(refused.string_at("/error/details/0/message") == "Input should be a valid object");
    }
}

TEST_CASE("a login that fits in several companies asks for the header") {
    Company one;
    Company two;
    const boost::json::object user{
        {"email", "both@example.com"},
        {"full_name", "Both"},
        {"role", "employee"},
        {"password", "correct horse battery"}};
    for (const auto* company : {&one, &two})
        require_status(company->post(company->admin(), "/api/v1/users", user), 201);
    const boost::json::object credentials{{"email", "both@example.com"}, {"password", "correct horse battery"}};
    CHECK(post("/login", credentials).status == 422);
    for (const auto* company : {&one, &two})
        CHECK(post("/login", credentials, {{"mbx-company-codename", company->codename()}}).status == 200);
}

TEST_CASE("a wrong password, an unknown e-mail and a bad body are told in this surface's words") {
    Company company;
    const auto worker = company.hire("employee");
    const auto wrong = post("/login", {{"email", worker.email}, {"password", "wrong"}});
    const auto unknown = post("/login", {{"email", "nobody@example.com"}, {"password", "wrong"}});
    for (const auto& answer : {wrong, unknown}) {
        CHECK(answer.status == 401);
        CHECK(answer.string_at("/error/code") == "AUTH_ERROR");
        CHECK(answer.header("WWW-Authenticate").starts_with("Bearer"));
    }
    CHECK(wrong.at("/detail") == unknown.at("/detail"));
    for (const char* path : {"/login", "/forgot-password"}) {
        const auto no_address = post(path, {{"email", "xx"}, {"password", "secretsecret"}});
        CHECK(no_address.status == 422);
        CHECK(no_address.string_at("/error/details/0/field") == "email");
        CHECK(no_address.text.find("secretsecret") == std::string::npos);
    }
    const auto empty = post("/login", {});
    CHECK(empty.status == 422);
    CHECK(empty.string_at("/error/code") == "VALIDATION_ERROR");
    CHECK(empty.at("/error/details").as_array().size() == 2);
}

TEST_CASE("a suspended person is told so only after a right password") {
    Company company;
    const auto worker = company.hire("employee");
    require_status(company.patch(company.admin(), "/api/v1/users/" + worker.id, {{"status", "suspended"}}), 200);
    CHECK(post("/login", {{"email", worker.email}, {"password", "wrong"}}).status == 401);
    const auto told = post("/login", {{"email", worker.email}, {"password", worker.password}});
    CHECK(told.status == 403);
    CHECK(told.string_at("/error/message").find("suspended") != std::string::npos);
}
