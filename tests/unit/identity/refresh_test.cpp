#include "services/identity/domain/refresh.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::identity::domain;

namespace {

const Instant kNow = from_unix_micros(1'800'000'000'000'000);

RefreshState living() {
    return {.token_expires_at = kNow + Seconds(100), .session_expires_at = kNow + Seconds(1000)};
}

RefreshState spent(Seconds ago) {
    auto state = living();
    state.spent_at = kNow - ago;
    return state;
}

}  // namespace

TEST_CASE("a refresh token rotates once, repeats for ten seconds, and is theft after that") {
    CHECK(decide_refresh(living(), kNow) == RefreshDecision::rotate);
    CHECK(decide_refresh(spent(Seconds(0)), kNow) == RefreshDecision::repeat);
    CHECK(decide_refresh(spent(Seconds(10)), kNow) == RefreshDecision::repeat);
    CHECK(decide_refresh(spent(Seconds(11)), kNow) == RefreshDecision::reuse);
}

TEST_CASE("a refresh token ends with its own time and with its session's") {
    auto idle = living();
    idle.token_expires_at = kNow;
    CHECK(decide_refresh(idle, kNow) == RefreshDecision::expired);
    auto old = living();
    old.session_expires_at = kNow;
    CHECK(decide_refresh(old, kNow) == RefreshDecision::expired);
}

TEST_CASE("an ended session and an inactive person get nothing, however fresh the token") {
    auto ended = spent(Seconds(3));
    ended.session_ended = true;
    CHECK(decide_refresh(ended, kNow) == RefreshDecision::ended);
    auto suspended = living();
    suspended.user_active = false;
    CHECK(decide_refresh(suspended, kNow) == RefreshDecision::ended);
}
