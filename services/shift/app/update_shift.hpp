#pragma once

#include "common/pg/database.hpp"
#include "services/shift/app/planning.hpp"
#include "services/shift/domain/shift.hpp"

namespace rollcall::shift::app {

// Changes the plan; its assignments follow. A plan that stays as it was changes nothing. Errors: not_found shift, site,
// department, shiftType; stale; forbidden; conflict shiftCancelled, shiftOverlaps; the patch's fields.
Result<domain::Shift> update_shift(
    pg::Tx& tx,
    const Principal& caller,
    const Planning& planning,
    const ShiftId& id,
    std::int64_t if_version,
    const domain::Patch<domain::ShiftDraft>& patch
);

}  // namespace rollcall::shift::app
