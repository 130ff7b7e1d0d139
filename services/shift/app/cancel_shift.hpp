#pragma once

#include "common/pg/database.hpp"
#include "services/shift/app/planning.hpp"
#include "services/shift/domain/shift.hpp"

namespace rollcall::shift::app {

// Its people stay on it, but are free for another shift. Errors: as update_shift.
Result<domain::Shift> cancel_shift(
    pg::Tx& tx, const Principal& caller, const Planning& planning, const ShiftId& id, std::int64_t if_version
);

}  // namespace rollcall::shift::app
