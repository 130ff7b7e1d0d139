// What this service takes from other services' streams.
#pragma once

#include "common/events/consumer.hpp"
#include "services/notification/app/directory.hpp"

namespace rollcall::notification::events {

// identity.user_* into the projection, attendance.* and shift.* into inboxes; others are passed over. An Error is
// unavailable (try again), or means data that cannot be read.
Result<void> apply(pg::Tx& tx, const app::Directory& directory, const rollcall::events::Received& event);

}  // namespace rollcall::notification::events
