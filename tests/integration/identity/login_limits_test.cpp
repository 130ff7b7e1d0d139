#include "tests/integration/identity/installation.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

using namespace rollcall;
using namespace rollcall::identity;

namespace {

struct Guarded {
    Installation installation;
    Firm firm = installation.company("babil");
    credentials::FailureCounts failures;

    explicit Guarded(const std::string& redis) : failures(redis) { installation.parts.failures = &failures; }

    std::string attempt(const std::string& address, const std::string& email, const std::string& password) {
        installation.origin.client_address = address;
        const auto grant = installation.login("babil", email, password);
        return grant ? "in" : grant.error().reason;
    }
};

support::RedisServer& empty_redis() {
    support::redis().flush();
    return support::redis();
}

const std::string kWrong = "wrong password";

void five_failures_then_429(Guarded& guarded) {
    const auto email = guarded.firm.admin_email;
    for (int i = 0; i < 5; ++i) CHECK(guarded.attempt("10.0.0.1", email, kWrong) == "invalidCredentials");
    CHECK(guarded.attempt("10.0.0.1", email, kWrong) == "tooManyRequests");
    CHECK(guarded.attempt("10.0.0.1", email, kPassword) == "tooManyRequests");
    CHECK(guarded.attempt("10.0.0.2", email, kPassword) == "in");
}

}  // namespace

TEST_CASE("five failures are answered, the next attempt from there is turned away, elsewhere it is not") {
    Guarded guarded(empty_redis().address());
    five_failures_then_429(guarded);
    guarded.installation.origin.client_address = "10.0.0.1";
    const auto refused = guarded.installation.login("babil", guarded.firm.admin_email, kPassword);
    CHECK(refused.error().retry_after_seconds > 890);
    CHECK(refused.error().retry_after_seconds <= 900);
}

TEST_CASE("failures are counted in the process while Redis is down") {
    Guarded guarded("127.0.0.1:1");
    five_failures_then_429(guarded);
}

TEST_CASE("failures are shared by all processes through Redis") {
    Guarded one(empty_redis().address());
    for (int i = 0; i < 5; ++i) one.attempt("10.0.0.1", one.firm.admin_email, kWrong);
    credentials::FailureCounts other(support::redis().address());
    one.installation.parts.failures = &other;
    CHECK(one.attempt("10.0.0.1", one.firm.admin_email, kPassword) == "tooManyRequests");
}

TEST_CASE("one person locks out nobody else behind the same address, and a success is never counted") {
    Guarded guarded(empty_redis().address());
    const auto worker = guarded.installation.hire(guarded.firm, Role::employee);
    for (int i = 0; i < 6; ++i) guarded.attempt("10.0.0.1", guarded.firm.admin_email, kWrong);
    for (int i = 0; i < 8; ++i) CHECK(guarded.attempt("10.0.0.1", worker.email, kPassword) == "in");
}

TEST_CASE("twenty failures on one account from anywhere lock it, fifty from one address lock that") {
    Guarded guarded(empty_redis().address());
    const auto email = guarded.firm.admin_email;
    for (int i = 0; i < 20; ++i)
        CHECK(guarded.attempt("10.1.0." + std::to_string(i), email, kWrong) == "invalidCredentials");
    CHECK(guarded.attempt("10.1.0.99", email, kPassword) == "tooManyRequests");
    for (int i = 0; i < 50; ++i)
        CHECK(guarded.attempt("10.2.0.1", std::to_string(i) + "@b.example", kWrong) == "invalidCredentials");
    CHECK(guarded.attempt("10.2.0.1", "fresh@b.example", kWrong) == "tooManyRequests");
}

TEST_CASE("of many wrong attempts at once no more than five are answered") {
    Guarded guarded(empty_redis().address());
    std::atomic<int> answered{0};
    std::atomic<int> turned_away{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 12; ++i)
        threads.emplace_back([&] {
            const auto grant = guarded.installation.login("babil", guarded.firm.admin_email, kWrong);
            if (grant.error().reason == "invalidCredentials") ++answered;
            if (grant.error().reason == "tooManyRequests") ++turned_away;
        });
    for (auto& thread : threads) thread.join();
    CHECK(answered == 5);
    CHECK(turned_away == 7);
}
