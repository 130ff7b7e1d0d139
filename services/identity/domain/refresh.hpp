// What becomes of a refresh token that somebody presents.
#pragma once

#include "common/core/instant.hpp"

#include <optional>

namespace rollcall::identity::domain {

// How long a spent token still gives its successor again: a lost answer logs nobody out.
inline constexpr Seconds kRepeatWindow{10};

struct RefreshState {
    Instant token_expires_at;
    Instant session_expires_at;
    std::optional<Instant> spent_at;
    bool session_ended = false;
    bool user_active = true;
};

enum class RefreshDecision {
    rotate,  // first use: a new pair
    repeat,  // again, soon after its first use: the same successor
    reuse,   // again, later: somebody has stolen it, the family ends
    expired,
    ended,  // the session is over, or the person is no longer active
};

RefreshDecision decide_refresh(const RefreshState& state, Instant at);

}  // namespace rollcall::identity::domain
