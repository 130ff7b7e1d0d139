#include "services/shift/app/assign.hpp"

#include "services/shift/app/announce.hpp"
#include "services/shift/app/known.hpp"
#include "services/shift/app/settle.hpp"
#include "services/shift/domain/roster_rules.hpp"
#include "services/shift/store/assignments.hpp"
#include "services/shift/store/moment.hpp"
#include "services/shift/store/shifts.hpp"

namespace rollcall::shift::app {

namespace {

Result<void> require_free_place(pg::Tx& tx, const domain::Shift& shift, const domain::Employee& employee) {
    ROLLCALL_CHECK(domain::require_not_cancelled(shift));
    if (!employee.can_be_assigned())
        return fail(conflict("userNotActive", "This person is not active and cannot be assigned."));
    if (store::is_assigned(tx, shift.id, employee.id))
        return fail(conflict("shiftAssignmentAlreadyExists", "The person is assigned to this shift already."));
    return {};
}

}  // namespace

Result<domain::Assignment> assign(
    pg::Tx& tx, const Principal& caller, const Planning& planning, const ShiftId& shift_id, const UserId& user
) {
    auto shift = store::find_shift(tx, shift_id, store::Lock::for_change);
    if (!shift) return fail(not_found("shift"));
    const auto scope = planning_scope(tx, planning, caller);
    const Instant now = store::decided_at(tx);
    const auto suits = [&](const domain::Employee& employee) -> Result<void> {
        ROLLCALL_CHECK(domain::require_may_assign(caller, scope, employee));
        ROLLCALL_CHECK(domain::require_may_write_at(caller.role, shift->at.starts_at, now));
        return require_free_place(tx, *shift, employee);
    };
    ROLLCALL_TRY(const auto employee, employee_to_plan(tx, planning, user, suits));

    const domain::Assignment assignment{
        .id = AssignmentId::make(now),
        .shift = shift_id,
        .user = employee.id,
        .created_by = caller.user,
        .record = {true, 1, now, now},
    };
    store::insert_assignment(tx, assignment, shift->at);
    announce(tx, "shift.assigned", assignment, *shift);
    audit(tx, "shift.assign", assignment, *shift);
    settle(tx, *shift);
    return assignment;
}

}  // namespace rollcall::shift::app
