#pragma once

#include "common/pg/database.hpp"
#include "services/shift/app/planning.hpp"
#include "services/shift/domain/shift.hpp"

namespace rollcall::shift::app {

// Errors: the draft's fields; not_found site, department, shiftType; forbidden for what has begun unless hr or admin.
Result<domain::Shift> create_shift(
    pg::Tx& tx, const Principal& caller, const Planning& planning, const domain::ShiftDraft& draft
);

}  // namespace rollcall::shift::app
