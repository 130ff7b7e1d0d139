#pragma once

#include "common/pg/database.hpp"
#include "services/shift/app/planning.hpp"
#include "services/shift/domain/shift_template.hpp"

namespace rollcall::shift::app {

// A template was changed: its dated shifts that have not begun follow, and go where it no longer calls for them. Who
// would then work two shifts at once is taken off the moved one. What is missing now is the planner's.
Result<void> replan(pg::Tx& tx, const Planning& planning, const domain::ShiftTemplate& changed);

}  // namespace rollcall::shift::app
