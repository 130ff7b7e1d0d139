#include "tests/e2e/accounts/accounts.hpp"

#include <catch2/catch.hpp>

using namespace accounts;

namespace {

void expect_limited(const Answer& answer) {
    expect_hr_error(answer, 429, "RATE_LIMIT_ERROR", "Too many requests. Please try again later.");
    CHECK(std::atoi(answer.header("Retry-After").c_str()) > 0);
}

Answer login_from(const std::string& address, const std::string& email, const std::string& password) {
    return post("/auth/login", {{"email", email}, {"password", password}}, address);
}

}  // namespace

TEST_CASE("forgot: three calls about one e-mail from one address are answered, the next is not") {
    const auto forgot = [](const std::string& email, const std::string& address) {
        return post("/auth/forgot-password", {{"email", email}}, address);
    };
    for (int call = 0; call < 3; ++call) CHECK(forgot("someone@example.com", "198.51.100.1").status == 200);
    expect_limited(forgot("Someone@example.com", "198.51.100.1"));
    CHECK(forgot("another@example.com", "198.51.100.1").status == 200);
    CHECK(forgot("someone@example.com", "198.51.100.2").status == 200);
}

TEST_CASE("reset and activation: five failures from one address are answered, the next is not") {
    for (const auto& [path, field] :
         {std::pair{"/auth/reset-password", "new_password"}, std::pair{"/auth/activate-account", "password"}}) {
        const auto attempt = [&, path = path, field = field](const std::string& address) {
            return post(path, {{"token", "nonsense"}, {field, "long enough"}}, address);
        };
        for (int failure = 0; failure < 5; ++failure) expect_hr_error(attempt("198.51.100.3"), 400, "API_ERROR");
        expect_limited(attempt("198.51.100.3"));
        CHECK(attempt("198.51.100.4").status == 400);
    }
}

TEST_CASE("login: five failures lock one account at one address; a success is never counted and resets nothing") {
    Company company(accounts::stack());
    const auto worker = company.hire("employee");
    const auto neighbour = company.hire("employee");
    const std::string address = "198.51.100.5";
    for (int failure = 0; failure < 2; ++failure) CHECK(login_from(address, worker.email, "wrong").status == 401);
    for (int success = 0; success < 4; ++success)
        CHECK(login_from(address, worker.email, worker.password).status == 200);
    for (int failure = 0; failure < 3; ++failure) CHECK(login_from(address, worker.email, "wrong").status == 401);
    expect_limited(login_from(address, worker.email, worker.password));
    CHECK(login_from(address, neighbour.email, neighbour.password).status == 200);
    CHECK(login_from("198.51.100.6", worker.email, worker.password).status == 200);
}

TEST_CASE("login: twenty failures lock an account from everywhere") {
    Company company(accounts::stack());
    const auto worker = company.hire("employee");
    for (int failure = 0; failure < 20; ++failure)
        CHECK(login_from("192.0.2." + std::to_string(failure / 4 + 1), worker.email, "wrong").status == 401);
    expect_limited(login_from("192.0.2.100", worker.email, worker.password));
}
