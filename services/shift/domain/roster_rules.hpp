// Who may plan what, and what a shift's state is. Pure decisions; the clock is an argument.
#pragma once

#include "common/core/principal.hpp"
#include "services/shift/domain/people.hpp"
#include "services/shift/domain/shift.hpp"

#include <vector>

namespace rollcall::shift::domain {

// The zone a plan is materialised in (rule 5): its own, else its site's, else its company's.
std::string zone_for(const ShiftPlan& plan, const Text& site_zone, const std::string& company_zone);

// True when the local times or the place that gives the zone differ, so that the instants must be made anew.
bool moves(const ShiftPlan& before, const ShiftPlan& after);

// What has begun is changed by hr and admin only. Error: forbidden.
Result<void> require_may_write_at(Role role, Instant starts_at, Instant now);

// A scope of team covers direct reports only (rule 19). Error: forbidden.
Result<void> require_may_assign(const Principal& caller, Scope scope, const Employee& employee);

// A scope of team changes a shift when everybody on it reports to the caller; an empty one, when the caller planned it.
Result<void> require_may_change(
    const Principal& caller, Scope scope, const Shift& shift, const std::vector<Employee>& assigned
);

// Who may head a department: active people from team_lead up. Errors: invalid_argument departmentHeadNotEligible,
// departmentHeadRoleNotEligible.
Result<void> require_may_head(const Employee& employee);
Error head_not_eligible();

// Error: conflict shiftCancelled.
Result<void> require_not_cancelled(const Shift& shift);

// missed = ended, somebody was assigned, nobody punched.
ShiftStatus status_at_end(bool somebody_assigned, bool somebody_punched);

// A shift's status once its instants were edited: time that is given back reopens it; going on is left to the clock.
ShiftStatus status_after_move(ShiftStatus status, const time::ShiftInstants& at, Instant now);

inline bool has_ended(ShiftStatus status) {
    return status == ShiftStatus::completed || status == ShiftStatus::missed;
}

}  // namespace rollcall::shift::domain
