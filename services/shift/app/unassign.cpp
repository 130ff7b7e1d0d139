#include "services/shift/app/unassign.hpp"

#include "services/shift/app/known.hpp"
#include "services/shift/app/settle.hpp"
#include "services/shift/domain/roster_rules.hpp"
#include "services/shift/store/assignments.hpp"
#include "services/shift/store/moment.hpp"
#include "services/shift/store/shifts.hpp"

namespace rollcall::shift::app {

std::optional<domain::Assignment> take_off(
    pg::Tx& tx, const domain::Assignment& before, const domain::Shift& shift, Cause cause
) {
    auto assignment = before;
    assignment.status = domain::AssignmentStatus::removed;
    assignment.record = domain::next(assignment.record, store::decided_at(tx));
    assignment.record.is_active = false;
    if (!store::remove_assignment(tx, assignment)) return std::nullopt;
    announce(tx, "shift.unassigned", assignment, shift, cause);
    if (cause == Cause::person) audit(tx, "shift.unassign", assignment, shift);
    return assignment;
}

Result<domain::Assignment> unassign(
    pg::Tx& tx, const Principal& caller, const Planning& planning, const AssignmentId& id, std::int64_t if_version
) {
    auto assignment = store::find_assignment(tx, id);
    if (!assignment) return fail(not_found("shiftAssignment"));
    auto shift = store::find_shift(tx, assignment->shift, store::Lock::for_change);
    // Under the shift's lock nobody else adds or removes its people: read again what is true now.
    assignment = store::find_assignment(tx, id);
    if (!assignment || assignment->status == domain::AssignmentStatus::removed)
        return fail(not_found("shiftAssignment"));
    const auto scope = planning_scope(tx, planning, caller);
    const auto suits = [&](const domain::Employee& employee) -> Result<void> {
        return domain::require_may_assign(caller, scope, employee);
    };
    ROLLCALL_CHECK(employee_to_plan(tx, planning, assignment->user, suits));
    ROLLCALL_CHECK(domain::require_may_write_at(caller.role, shift->at.starts_at, store::decided_at(tx)));
    ROLLCALL_CHECK(domain::require_version(assignment->record, if_version));
    ROLLCALL_CHECK(domain::require_not_cancelled(*shift));

    const auto removed = take_off(tx, *assignment, *shift, Cause::person);
    if (!removed) return fail(not_found("shiftAssignment"));
    settle(tx, *shift);
    return *removed;
}

void unassign_upcoming(pg::Tx& tx, const UserId& user) {
    for (const auto& assignment : store::upcoming_assignments(tx, user))
        if (const auto shift = store::find_shift(tx, assignment.shift)) take_off(tx, assignment, *shift, Cause::person);
}

}  // namespace rollcall::shift::app
