#include "services/identity/credentials/passwords.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

using namespace rollcall;
using rollcall::identity::credentials::Passwords;

TEST_CASE("a password fits its own hash only, which is Argon2id with 19 MiB and 2 passes") {
    Passwords passwords;
    const auto hash = passwords.hash("correct horse");
    REQUIRE(hash);
    CHECK(hash->starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    CHECK(passwords.fits("correct horse", *hash) == true);
    CHECK(passwords.fits("wrong horse", *hash) == false);
    CHECK(passwords.hash("correct horse") != hash);
}

TEST_CASE("an unknown person costs what a wrong password costs") {
    Passwords passwords;
    const auto hash = passwords.hash("correct horse").value();
    const auto cost_of = [](const std::function<void()>& work) {
        auto least = std::chrono::nanoseconds::max();
        for (int i = 0; i < 5; ++i) {
            const auto began = std::chrono::steady_clock::now();
            work();
            least = std::min<std::chrono::nanoseconds>(least, std::chrono::steady_clock::now() - began);
        }
        return std::chrono::duration<double>(least).count();
    };
    const auto wrong = cost_of([&] { CHECK(passwords.fits("wrong horse", hash) == false); });
    const auto unknown = cost_of([&] { CHECK(passwords.pretend("wrong horse")); });
    CHECK(unknown > wrong * 0.6);
    CHECK(unknown < wrong / 0.6);
}

TEST_CASE("who may wait for the slot is bounded, the rest is turned away at once") {
    Passwords passwords(1);
    std::atomic<int> refused{0};
    std::atomic<int> done{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] {
            const auto hash = passwords.hash("correct horse");
            if (hash)
                ++done;
            else if (hash.error().code == Code::unavailable && hash.error().retry_after_seconds > 0)
                ++refused;
        });
    for (auto& thread : threads) thread.join();
    CHECK(done + refused == 8);
    CHECK(done >= 2);
    CHECK(refused >= 1);
}
