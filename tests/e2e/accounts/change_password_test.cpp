#include "tests/e2e/accounts/accounts.hpp"

#include <catch2/catch.hpp>

using namespace accounts;

namespace {

Answer change(const std::string& token, const std::string& current, const std::string& wanted) {
    return ask(
        "POST",
        token,
        "/users/me/change-password",
        boost::json::object{{"current_password", current}, {"new_password", wanted}}
    );
}

}  // namespace

TEST_CASE("a password change ends all sessions but the one it was made in") {
    Company company(accounts::stack());
    const auto worker = company.hire("employee");
    const auto own = login(worker.email, worker.password);
    const auto other = login(worker.email, worker.password);
    const auto answer = change(own.string_at("/access_token"), worker.password, "my next password");
    CHECK(answer.status == 200);
    CHECK(eventually([&] { return ask("GET", other.string_at("/access_token"), "/users/me").status == 401; }, 5000));
    CHECK(post("/auth/refresh", {{"refresh_token", other.string_at("/refresh_token")}}).status == 401);
    CHECK(ask("GET", own.string_at("/access_token"), "/users/me").status == 200);
    CHECK(post("/auth/refresh", {{"refresh_token", own.string_at("/refresh_token")}}).status == 200);
    CHECK(login(worker.email, worker.password).status == 401);
    CHECK(login(worker.email, "my next password").status == 200);
}

TEST_CASE("a password change needs the current password, and five wrong ones end the trying") {
    Company company(accounts::stack());
    const auto worker = company.hire("employee");
    const auto empty = ask("POST", worker.token, "/users/me/change-password", boost::json::object{});
    expect_hr_error(empty, 422, "VALIDATION_ERROR");
    CHECK(empty.at("/error/details").as_array().size() == 2);
    expect_hr_error(change(worker.token, worker.password, "short"), 422, "VALIDATION_ERROR");
    for (int attempt = 0; attempt < 5; ++attempt)
        expect_hr_error(change(worker.token, "not this one", "my next password"), 400, "API_ERROR");
    expect_hr_error(change(worker.token, worker.password, "my next password"), 429, "RATE_LIMIT_ERROR");
    CHECK(login(worker.email, worker.password).status == 200);
}

TEST_CASE("a ticket for the live feed lasts a minute and needs a credential") {
    Company company(accounts::stack());
    const auto one = ask("POST", company.admin().token, "/auth/ws-ticket");
    CHECK(one.status == 200);
    CHECK(one.number_at("/expires_in") == 60);
    CHECK(one.string_at("/ticket").size() >= 40);
    CHECK(ask("POST", company.admin().token, "/auth/ws-ticket").string_at("/ticket") != one.string_at("/ticket"));
    expect_hr_error(post("/auth/ws-ticket", {}), 401, "AUTH_ERROR");
}
