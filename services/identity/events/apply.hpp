// What this service takes from other services' streams.
#pragma once

#include "common/events/consumer.hpp"

namespace rollcall::identity::events {

// shift.template_assigned; others are passed over. An Error means data that cannot be read.
Result<void> apply(pg::Tx& tx, const rollcall::events::Received& event);

}  // namespace rollcall::identity::events
