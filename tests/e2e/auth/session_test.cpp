#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <thread>

using namespace support;

namespace {

struct Session {
    Company company;
    Person worker = company.hire("employee");
    Client client{company.stack().gateway_port()};
    Headers tenant{{"mbx-company-codename", company.codename()}};

    Answer post(const std::string& path, const boost::json::object& body, Headers headers) {
        return client.send(
            {.method = "POST",
             .target = "/auth-api/v1" + path,
             .headers = headers,
             .body = boost::json::serialize(body)}
        );
    }

    Answer login() { return post("/login", {{"email", worker.email}, {"password", worker.password}}, tenant); }

    Answer refresh(const std::string& token) { return post("/refresh", {{"refreshToken", token}}, tenant); }

    Headers bearing(const std::string& token) {
        auto headers = tenant;
        headers.emplace_back("Authorization", "Bearer " + token);
        return headers;
    }

    Answer current_user(const std::string& token) {
        return client.send({.method = "GET", .target = "/auth-api/v1/currentuser", .headers = bearing(token)});
    }
};

}  // namespace

TEST_CASE("the current user is the one the token names") {
    Session session;
    const auto answer = session.current_user(session.login().string_at("/accessToken"));
    REQUIRE(answer.status == 200);
    CHECK(answer.text.find(session.worker.id) != std::string::npos);
    CHECK(answer.text.find(session.worker.email) != std::string::npos);
    CHECK(answer.text.find("password") == std::string::npos);
}

TEST_CASE("a refresh gives a new pair, and within ten seconds the same successor again") {
    Session session;
    const auto first = session.login();
    const auto second = session.refresh(first.string_at("/refreshToken"));
    REQUIRE(second.status == 200);
    CHECK(second.string_at("/refreshToken") != first.string_at("/refreshToken"));
    CHECK(session.current_user(second.string_at("/accessToken")).status == 200);
    const auto again = session.refresh(first.string_at("/refreshToken"));
    REQUIRE(again.status == 200);
    CHECK(again.string_at("/refreshToken") == second.string_at("/refreshToken"));
}

TEST_CASE("of many refreshes of one token at once all get one successor, and the family lives on") {
    Session session;
    const auto first = session.login();
    std::vector<Answer> answers(8);
    std::vector<std::thread> callers;
    for (auto& answer : answers)
        callers.emplace_back([&] {
            Client client(session.company.stack().gateway_port());
            const boost::json::object body{{"refreshToken", first.string_at("/refreshToken")}};
            answer = client.send(
                {.method = "POST",
                 .target = "/auth-api/v1/refresh",
                 .headers = session.tenant,
                 .body = boost::json::serialize(body)}
            );
        });
    for (auto& caller : callers) caller.join();
    std::set<std::string> successors;
    for (const auto& answer : answers) successors.insert(require_status(answer, 200).string_at("/refreshToken"));
    REQUIRE(successors.size() == 1);
    CHECK(session.refresh(*successors.begin()).status == 200);
}

TEST_CASE("reuse of a spent refresh token later ends the whole family") {
    Session session;
    const auto first = session.login();
    const auto second = session.refresh(first.string_at("/refreshToken"));
    REQUIRE(second.status == 200);
    std::this_thread::sleep_for(std::chrono::seconds(11));
    expect_error(session.refresh(first.string_at("/refreshToken")), 401, "errMsg_tokenIsNotValid");
    expect_error(session.refresh(second.string_at("/refreshToken")), 401, "errMsg_tokenIsNotValid");
    CHECK(eventually([&] { return session.current_user(second.string_at("/accessToken")).status == 401; }, 5000));
}

TEST_CASE("a refresh token that is none answers 401") {
    Session session;
    expect_error(session.refresh("not-a-token"), 401, "errMsg_tokenIsNotValid");
    expect_error(session.post("/refresh", {}, session.tenant), 400, "errMsg_refreshTokenisRequired");
    expect_error(session.refresh(session.login().string_at("/accessToken")), 401, "errMsg_tokenIsNotValid");
}

TEST_CASE("a logout ends access and refresh tokens of the session within five seconds, and no other session") {
    Session session;
    const auto ended = session.login();
    const auto other = session.login();
    const auto answer = session.post(
        "/logout",
        {{"refreshToken", ended.string_at("/refreshToken")}},
        session.bearing(ended.string_at("/accessToken"))
    );
    CHECK(answer.status == 200);
    CHECK(eventually([&] { return session.current_user(ended.string_at("/accessToken")).status == 401; }, 5000));
    CHECK(session.refresh(ended.string_at("/refreshToken")).status == 401);
    CHECK(session.current_user(other.string_at("/accessToken")).status == 200);
}

TEST_CASE("a missing, malformed or foreign token answers 401 with a challenge") {
    Session session;
    const auto ask = [&](const std::string& credential) {
        auto headers = session.tenant;
        if (!credential.empty()) headers.emplace_back("Authorization", credential);
        return session.client.send({.method = "GET", .target = "/auth-api/v1/currentuser", .headers = headers});
    };
    const auto token = session.login().string_at("/accessToken");
    expect_error(ask(""), 401, "errMsg_loginRequired");
    expect_error(ask("Bearer nonsense"), 401, "errMsg_tokenIsNotValid");
    expect_error(ask("Bearer " + token.substr(0, token.size() - 4) + "AAAA"), 401, "errMsg_tokenIsNotValid");
    // {"alg":"none"} with the real claims.
    const auto dot = token.find('.');
    const auto unsigned_token = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0" + token.substr(dot, token.rfind('.') - dot + 1);
    expect_error(ask("Bearer " + unsigned_token), 401, "errMsg_tokenIsNotValid");
}
