// Puts a plan on the line of instants: checks what it refers to, finds its zone, applies rule 5.
#pragma once

#include "common/pg/database.hpp"
#include "services/shift/app/planning.hpp"
#include "services/shift/domain/shift.hpp"

namespace rollcall::shift::app {

// Every site, department and shift type that `plan` names anew exists and is active. `before` may be null. Errors:
// not_found site, department, shiftType.
Result<void> require_references(pg::Tx& tx, const domain::ShiftPlan& plan, const domain::ShiftPlan* before);

// The zone that a plan is in (rule 5).
Result<std::string> zone_of(pg::Tx& tx, const Planning& planning, const domain::ShiftPlan& plan);

struct Placement {
    std::string time_zone;
    time::ShiftInstants at;
};

Result<Placement> place(pg::Tx& tx, const Planning& planning, const domain::ShiftPlan& plan);

// The name and the allowance of the plan's shift type; none, where it has none.
void take_from_type(pg::Tx& tx, domain::Shift& shift);

}  // namespace rollcall::shift::app
