#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

Answer login(const Company& company, const boost::json::value& body, const std::string& codename = "") {
    Client client(company.stack().gateway_port());
    return client.send(
        {.method = "POST",
         .target = "/auth-api/v1/login",
         .headers = {{"mbx-company-codename", codename.empty() ? company.codename() : codename}},
         .body = boost::json::serialize(body)}
    );
}

}  // namespace

TEST_CASE("a login answers with both tokens and the person") {
    Company company;
    const auto worker = company.hire("employee");
    const auto answer = login(company, {{"email", worker.email}, {"password", worker.password}});
    REQUIRE(answer.status == 200);
    CHECK(answer.string_at("/status") == "OK");
    CHECK(answer.string_at("/tokenType") == "Bearer");
    CHECK(answer.number_at("/expiresIn") == 900);
    CHECK_FALSE(answer.string_at("/accessToken").empty());
    CHECK_FALSE(answer.string_at("/refreshToken").empty());
    CHECK(answer.string_at("/user/id") == worker.id);
    CHECK(answer.string_at("/user/email") == worker.email);
    CHECK(answer.string_at("/user/roleId") == "employee");
    CHECK(answer.string_at("/user/companyId") == company.id());
    CHECK(answer.string_at("/user/companyCodename") == company.codename());
    for (const char* field : {"fullname", "avatar"}) CHECK(answer.at("/user").as_object().contains(field));
    CHECK(answer.header("Cache-Control").find("no-store") != std::string::npos);
}

TEST_CASE("an e-mail is known in any case") {
    Company company;
    const auto worker = company.hire("employee");
    std::string upper = worker.email;
    for (auto& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    CHECK(login(company, {{"email", upper}, {"password", worker.password}}).status == 200);
}

TEST_CASE("a wrong password and an unknown e-mail answer the same") {
    Company company;
    const auto worker = company.hire("employee");
    const auto wrong = login(company, {{"email", worker.email}, {"password", "not this one"}});
    const auto unknown = login(company, {{"email", "nobody@example.com"}, {"password", "not this one"}});
    expect_error(wrong, 401, "errMsg_invalidCredentials");
    expect_error(unknown, 401, "errMsg_invalidCredentials");
    CHECK(wrong.at("/detail") == unknown.at("/detail"));
}

TEST_CASE("a login names its bad fields, and the company") {
    Company company;
    expect_error(login(company, boost::json::object{}), 400, "errMsg_emailisRequired");
    expect_error(login(company, {{"email", "a@example.com"}}), 400, "errMsg_passwordisRequired");
    expect_error(
        login(company, {{"email", "a@example.com"}, {"password", "x"}}, "no-such-company"),
        404,
        "errMsg_companyNotFound"
    );
    Client client(company.stack().gateway_port());
    expect_error(
        client.send({.method = "POST", .target = "/auth-api/v1/login", .body = "{}"}),
        400,
        "errMsg_companyCodenameIsRequired"
    );
}

TEST_CASE("a person of another company does not exist in this one") {
    Company ours;
    Company theirs;
    const auto stranger = theirs.hire("employee");
    expect_error(
        login(ours, {{"email", stranger.email}, {"password", stranger.password}}), 401, "errMsg_invalidCredentials"
    );
}

TEST_CASE("five failures lock one account at one address, a success is never counted") {
    Company company;
    const auto worker = company.hire("employee");
    const auto neighbour = company.hire("employee");
    for (int success = 0; success < 7; ++success)
        CHECK(login(company, {{"email", worker.email}, {"password", worker.password}}).status == 200);
    for (int failure = 0; failure < 5; ++failure)
        expect_error(
            login(company, {{"email", worker.email}, {"password", "wrong"}}), 401, "errMsg_invalidCredentials"
        );
    const auto locked = login(company, {{"email", worker.email}, {"password", worker.password}});
    expect_error(locked, 429, "errMsg_tooManyRequests");
    CHECK(std::atoi(locked.header("Retry-After").c_str()) > 0);
    CHECK(login(company, {{"email", neighbour.email}, {"password", neighbour.password}}).status == 200);
}
