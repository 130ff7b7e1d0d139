#include "gateway/middleware/rate_limiter.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using middleware::RateLimiter;
using namespace std::chrono_literals;

TEST_CASE("a person may send ten seconds' worth at once, then what a second brings") {
    RateLimiter limiter("person", 50);
    const auto person = UserId::make();
    const auto begin = RateLimiter::Clock::now();
    for (int i = 0; i < 500; ++i) REQUIRE(limiter.take(person, begin).allowed);
    const auto refused = limiter.take(person, begin);
    CHECK_FALSE(refused.allowed);
    CHECK(refused.retry_after_seconds == 1);
    CHECK(refused.standing.limit == 500);
    CHECK(refused.standing.window_seconds == 10);
    CHECK(refused.standing.remaining == 0);
    CHECK(refused.standing.reset_seconds == 10);
    for (int i = 0; i < 50; ++i) REQUIRE(limiter.take(person, begin + 1s).allowed);
    CHECK_FALSE(limiter.take(person, begin + 1s).allowed);
    CHECK(limiter.take(person, begin + 1100ms).allowed);
}

TEST_CASE("one person's haste costs nobody else") {
    RateLimiter limiter("person", 1);
    const auto hasty = UserId::make();
    const auto begin = RateLimiter::Clock::now();
    for (int i = 0; i < 11; ++i) limiter.take(hasty, begin);
    CHECK_FALSE(limiter.take(hasty, begin).allowed);
    CHECK(limiter.take(UserId::make(), begin).allowed);
}

TEST_CASE("a limit of none takes everything and says nothing") {
    RateLimiter limiter("person", 0);
    const auto person = UserId::make();
    for (int i = 0; i < 10'000; ++i) REQUIRE(limiter.take(person).allowed);
    CHECK(limiter.take(person).standing.limit == 0);
    CHECK(limiter.callers() == 0);
}

TEST_CASE("who has been away is forgotten") {
    RateLimiter limiter("person", 50);
    const auto begin = RateLimiter::Clock::now();
    for (int i = 0; i < 2000; ++i) limiter.take(UserId::make(), begin);
    CHECK(limiter.callers() == 2000);
    for (int i = 0; i < 500; ++i) limiter.take(UserId::make(), begin + 30s);
    CHECK(limiter.callers() <= 500);
}
