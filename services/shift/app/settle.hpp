#pragma once

#include "common/pg/database.hpp"
#include "services/shift/domain/shift.hpp"

namespace rollcall::shift::app {

// Completed or missed is looked at again, after the shift's end, when people or punches have changed. The shift is
// locked by the caller.
void settle(pg::Tx& tx, const domain::Shift& shift);

// A punch on a shift became known: whether somebody came is remembered, and a missed shift is completed after all.
void note_punch(pg::Tx& tx, const ShiftId& id, Instant at);

// How many periodic check-ins an attendance record lacks; `shift`: none when it belongs to none.
void note_missed(
    pg::Tx& tx, const RecordId& record, const std::optional<ShiftId>& shift, int missed, std::int64_t sequence
);

}  // namespace rollcall::shift::app
