#include "services/shift/app/changeable_shift.hpp"

#include "services/shift/app/known.hpp"
#include "services/shift/domain/roster_rules.hpp"
#include "services/shift/store/moment.hpp"
#include "services/shift/store/people.hpp"
#include "services/shift/store/shifts.hpp"

namespace rollcall::shift::app {

std::vector<UserId> ChangeableShift::users() const {
    std::vector<UserId> ids;
    for (const auto& employee : assigned) ids.push_back(employee.id);
    return ids;
}

Result<ChangeableShift> changeable_shift(
    pg::Tx& tx, const Principal& caller, const Planning& planning, const ShiftId& id, std::int64_t if_version
) {
    auto shift = store::find_shift(tx, id, store::Lock::for_change);
    if (!shift) return fail(not_found("shift"));
    ChangeableShift found{std::move(*shift), store::lock_assigned(tx, id)};
    const auto scope = planning_scope(tx, planning, caller);
    ROLLCALL_CHECK(domain::require_may_change(caller, scope, found.shift, found.assigned));
    ROLLCALL_CHECK(domain::require_may_write_at(caller.role, found.shift.at.starts_at, store::decided_at(tx)));
    ROLLCALL_CHECK(domain::require_version(found.shift.record, if_version));
    ROLLCALL_CHECK(domain::require_not_cancelled(found.shift));
    return found;
}

}  // namespace rollcall::shift::app
