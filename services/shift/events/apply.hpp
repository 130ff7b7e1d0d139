// What this service takes from other services' streams.
#pragma once

#include "common/events/consumer.hpp"

namespace rollcall::shift::events {

// identity.company_*, identity.user_*, attendance.policy_changed, and every attendance event that tells of a punch on a
// shift. Others are passed over. An Error means data that cannot be read.
Result<void> apply(pg::Tx& tx, const rollcall::events::Received& event);

}  // namespace rollcall::shift::events
