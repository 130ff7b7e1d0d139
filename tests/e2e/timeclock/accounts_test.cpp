// Signing in and registering, in the words of Django REST Framework.
#include "tests/e2e/timeclock/clock.hpp"
#include "tests/support/expect.hpp"

#include <catch2/catch.hpp>

using namespace timeclock;

namespace {

constexpr char kRegister[] = "/api/auth/register/";
constexpr char kLogin[] = "/api/auth/login/";
constexpr char kPassword[] = "Stay-on-time-2026";

void open_registration(const Company& company) {
    const std::string policy = std::string(kAttendance) + "/policy";
    require_status(company.patch(company.admin(), policy, {{"allowSelfRegistration", true}}), 200);
}

boost::json::object account(const std::string& email) {
    return {{"email", email}, {"password", kPassword}, {"first_name", "Ada"}, {"last_name", "Lovelace"}};
}

}  // namespace

TEST_CASE("one logs in by e-mail in either field and renews the tokens, with and without the slash") {
    Company company;
    const auto person = company.hire("employee");
    for (const char* field : {"email", "username"}) {
        const auto answer =
            call_open(company, kLogin, {{field, person.email}, {"password", person.password}}, company.codename());
        INFO(answer.text);
        REQUIRE(answer.status == 200);
        CHECK(answer.json().as_object().size() == 2);
        CHECK_FALSE(answer.string_at("/access").empty());
        const auto renewed =
            call_open(company, "/api/auth/refresh", {{"refresh", answer.string_at("/refresh")}}, company.codename());
        REQUIRE(renewed.status == 200);
        CHECK(renewed.string_at("/refresh") != answer.string_at("/refresh"));
    }
}

TEST_CASE("what cannot log in is told like Django tells it") {
    Company company;
    const auto person = company.hire("employee");
    const std::string nobody = "No active account found with the given credentials";
    expect_detail(
        call_open(company, kLogin, {{"email", person.email}, {"password", "wrong"}}, company.codename()), 401, nobody
    );
    expect_detail(
        call_open(company, kLogin, {{"username", "nobody"}, {"password", "wrong"}}, company.codename()), 401, nobody
    );
    expect_fault(call_open(company, kLogin, {{"email", person.email}}, company.codename()), "password");
    expect_fault(call_open(company, kLogin, {{"password", "x"}}, company.codename()), "email");
    CHECK(call_open(company, kLogin, {{"username", "ada"}, {"password", "x"}}, "").status == 400);
    CHECK(call_open(company, kLogin, {{"email", "a@b.example"}, {"password", "x"}}, "no-such-company").status == 404);
    CHECK(call_open(company, "/api/auth/refresh/", {{"refresh", "none"}}, company.codename()).status == 401);
}

TEST_CASE("registration needs a company that allows it") {
    Company company;
    CHECK(call_open(company, kRegister, account("ada@one.example.com"), "").status == 403);
    CHECK(call_open(company, kRegister, account("ada@one.example.com"), company.codename()).status == 403);
    CHECK(call_open(company, kRegister, account("ada@one.example.com"), "no-such-company").status == 404);
    open_registration(company);
    const auto made = call_open(company, kRegister, account("ada@one.example.com"), company.codename());
    INFO(made.text);
    REQUIRE(made.status == 201);
    CHECK(made.json().as_object().size() == 4);
    CHECK(made.string_at("/email") == "ada@one.example.com");
    CHECK(made.string_at("/fullname") == "Ada Lovelace");
    CHECK(made.string_at("/role") == "employee");
    const auto ada = company.login("ada@one.example.com", kPassword);
    CHECK(company.get(ada, "/api/v1/users/me").string_at("/id") == made.string_at("/id"));
    CHECK(eventually([&] { return clock_in(company, ada).status == 200; }));
}

TEST_CASE("a taken e-mail, a taken username and a weak password are faults of their fields") {
    Company company;
    open_registration(company);
    auto ada = account("Ada@two.example.com");
    ada["username"] = "Ada.L";
    require_status(call_open(company, kRegister, ada, company.codename()), 201);
    expect_fault(call_open(company, kRegister, account("ada@two.example.com"), company.codename()), "email");
    auto other = account("other@two.example.com");
    other["username"] = "ada.l";
    expect_fault(call_open(company, kRegister, other, company.codename()), "username");
    other["username"] = "not a name@x";
    expect_fault(call_open(company, kRegister, other, company.codename()), "username");
    auto weak = account("weak@two.example.com");
    weak["password"] = "short";
    expect_fault(call_open(company, kRegister, weak, company.codename()), "password");
    expect_fault(call_open(company, kRegister, {{"password", kPassword}}, company.codename()), "email");
    const boost::json::object by_name{{"username", "ADA.L"}, {"password", kPassword}};
    CHECK(call_open(company, kLogin, by_name, company.codename()).status == 200);
    // A username is its company's own.
    const Company neighbour;
    CHECK(call_open(neighbour, kLogin, by_name, neighbour.codename()).status == 401);
}
