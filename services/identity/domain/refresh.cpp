#include "services/identity/domain/refresh.hpp"

namespace rollcall::identity::domain {

RefreshDecision decide_refresh(const RefreshState& state, Instant at) {
    if (state.session_ended || !state.user_active) return RefreshDecision::ended;
    if (state.spent_at && at > *state.spent_at + kRepeatWindow) return RefreshDecision::reuse;
    if (at >= state.token_expires_at || at >= state.session_expires_at) return RefreshDecision::expired;
    return state.spent_at ? RefreshDecision::repeat : RefreshDecision::rotate;
}

}  // namespace rollcall::identity::domain
