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

// Rule 4: the person's open unscheduled record goes over to that shift, when its window has opened. Called when
// somebody is assigned, and when a window opens. A person who has a record of that shift keeps both.
Result<void> adopt_open_record(pg::Tx& tx, const UserId& user, const ShiftId& shift);

}  // namespace rollcall::attendance::app
