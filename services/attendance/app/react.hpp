// Rule 14: what a change around people who are in does to their records.
#pragma once

#include "common/core/id.hpp"
#include "common/core/result.hpp"

namespace rollcall::pg {
class Tx;
}

namespace rollcall::attendance::app {

// A shift was edited: its records, open, closed or absent, are folded again over the new window.
Result<void> refold_records(pg::Tx& tx, const ShiftId& shift);

// A person was suspended or deactivated: their open record closes now, as incomplete.
Result<void> close_open_record(pg::Tx& tx, const UserId& user, Instant at);

}  // namespace rollcall::attendance::app
