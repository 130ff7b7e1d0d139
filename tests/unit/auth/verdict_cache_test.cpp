#include "common/auth/verdict_cache.hpp"

#include "tests/unit/auth/keys.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::auth;

TEST_CASE("the cache finds what it remembers and nothing else") {
    VerdictCache cache(64);
    const auto person = somebody();
    cache.remember(sha256("one"), person, now());
    REQUIRE(cache.find(sha256("one")));
    CHECK(cache.find(sha256("one"))->user == person.user);
    CHECK_FALSE(cache.find(sha256("two")));
}

TEST_CASE("the cache never grows beyond its capacity") {
    VerdictCache cache(160);
    const auto person = somebody();
    for (int i = 0; i < 5000; ++i) cache.remember(sha256(std::to_string(i)), person, now());
    CHECK(cache.size() <= 160);
    CHECK(cache.find(sha256("4999")));
}

TEST_CASE("a full cache drops expired entries first") {
    VerdictCache cache(16);  // one a shard
    const auto old = somebody(now() - Seconds(5000));
    const auto digest = sha256("same shard");
    auto neighbour = digest;
    neighbour[0] ^= 1;
    cache.remember(digest, old, now());
    cache.remember(neighbour, somebody(), now());
    CHECK_FALSE(cache.find(digest));
    CHECK(cache.find(neighbour));
}
