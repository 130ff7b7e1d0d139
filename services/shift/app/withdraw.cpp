#include "services/shift/app/withdraw.hpp"

#include "services/shift/app/unassign.hpp"
#include "services/shift/store/assignments.hpp"
#include "services/shift/store/moment.hpp"
#include "services/shift/store/shifts.hpp"
#include "services/shift/store/template_shifts.hpp"
#include "services/shift/store/templates.hpp"

namespace rollcall::shift::app {

void cancel_planned(pg::Tx& tx, const domain::Shift& before, Cause cause) {
    auto shift = before;
    const auto users = store::assigned_users(tx, shift.id);
    shift.status = domain::ShiftStatus::cancelled;
    shift.record = domain::next(shift.record, store::decided_at(tx));
    shift.record.is_active = false;
    store::update_shift(tx, shift);
    store::release_assignments(tx, shift.id);
    store::free_place(tx, shift.id);
    announce(tx, "shift.cancelled", shift, users, cause);
}

void withdraw(pg::Tx& tx, const UserId& user, const ShiftTemplateId& shift_template) {
    for (const auto& assignment : store::upcoming_assignments_of(tx, user, shift_template)) {
        const auto shift = store::find_shift(tx, assignment.shift, store::Lock::for_change);
        if (!shift || shift->status != domain::ShiftStatus::scheduled) continue;
        take_off(tx, assignment, *shift, Cause::shift_template);
        if (store::assigned_users(tx, shift->id).empty()) cancel_planned(tx, *shift, Cause::shift_template);
    }
}

void withdraw_on(pg::Tx& tx, const domain::Holiday& holiday) {
    store::lock_skipping(tx);
    for (const auto& shift : store::lock_upcoming_on(tx, holiday.date, holiday.site))
        cancel_planned(tx, shift, Cause::person);
}

}  // namespace rollcall::shift::app
