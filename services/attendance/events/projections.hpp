// Events of identity and shift, applied to the projections and, by rule 14, to people who are in.
#pragma once

#include "common/events/consumer.hpp"

#include <string>

namespace rollcall::attendance::events {

// Knows shift.* and identity.* types it needs; answers success to all others. An event that cannot be read is an
// invalid_argument: it will not get better.
rollcall::events::Consumer::Apply make_projections(std::string default_manager_scope);

}  // namespace rollcall::attendance::events
