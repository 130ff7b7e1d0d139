#include "tests/e2e/accounts/accounts.hpp"

#include <catch2/catch.hpp>

using namespace accounts;

namespace {

constexpr char kInvalid[] = "Invalid or expired reset token";

Answer reset(const std::string& token, const std::string& password, const std::string& address = "203.0.113.2") {
    return post("/auth/reset-password", {{"token", token}, {"new_password", password}}, address);
}

Answer forgot(const std::string& email, const std::string& address) {
    return post("/auth/forgot-password", {{"email", email}}, address);
}

}  // namespace

TEST_CASE("a known and an unknown e-mail are answered alike, and no token is ever told") {
    Company company(accounts::stack());
    const auto worker = company.hire("employee");
    const auto known = forgot(worker.email, "203.0.113.10");
    const auto unknown = forgot("nobody@example.com", "203.0.113.10");
    CHECK(known.status == 200);
    CHECK(known.text == unknown.text);
    CHECK(known.string_at("/message") == "If an account with this email exists, a reset link has been sent.");
    CHECK(known.at("/debug_token").is_null());
    CHECK(eventually([&] { return count_tokens(company, worker.id) == 1; }));
}

TEST_CASE("only active people get a link, and the newest one alone works") {
    Company company(accounts::stack());
    const auto worker = company.hire("employee");
    const auto suspended = company.hire("employee");
    require_status(company.patch(company.admin(), "/api/v1/users/" + suspended.id, {{"status", "suspended"}}), 200);
    const auto former = plant_token(company, worker.id, "password_reset");
    for (const auto& person : {worker, suspended}) CHECK(forgot(person.email, "203.0.113.11").status == 200);
    CHECK(eventually([&] { return reset(former, "another password", "203.0.113.12").status == 400; }));
    CHECK(count_tokens(company, worker.id) == 1);
    CHECK(count_tokens(company, suspended.id) == 0);
}

TEST_CASE("a reset sets the password once and ends every session within five seconds") {
    Company company(accounts::stack());
    const auto worker = company.hire("employee");
    const auto session = login(worker.email, worker.password);
    const auto token = plant_token(company, worker.id, "password_reset");
    const auto answer = reset(token, "a new password");
    CHECK(answer.status == 200);
    CHECK(answer.string_at("/message") == "Password reset successful");
    expect_hr_error(reset(token, "one more password"), 400, "API_ERROR", kInvalid);
    CHECK(login(worker.email, worker.password).status == 401);
    CHECK(login(worker.email, "a new password").status == 200);
    CHECK(eventually([&] { return ask("GET", worker.token, "/users/me").status == 401; }, 5000));
    CHECK(post("/auth/refresh", {{"refresh_token", session.string_at("/refresh_token")}}).status == 401);
}

TEST_CASE("a token that is wrong, too old or for something else sets nothing") {
    Company company(accounts::stack());
    const auto worker = company.hire("employee");
    const auto old = plant_token(company, worker.id, "password_reset");
    expire_tokens(company);
    const auto other = plant_token(company, worker.id, "activation");
    for (const auto& token : {std::string("nonsense"), old, other})
        expect_hr_error(reset(token, "a new password", "203.0.113.13"), 400, "API_ERROR", kInvalid);
    CHECK(login(worker.email, worker.password).status == 200);
}

TEST_CASE("a short new password is refused without being echoed, and the link still works") {
    Company company(accounts::stack());
    const auto worker = company.hire("employee");
    const auto token = plant_token(company, worker.id, "password_reset");
    const auto answer = reset(token, "s3cret");
    expect_hr_error(answer, 422, "VALIDATION_ERROR");
    CHECK(answer.string_at("/error/details/0/field") == "new_password");
    CHECK(answer.text.find("s3cret") == std::string::npos);
    CHECK(reset(token, "long enough now").status == 200);
}
