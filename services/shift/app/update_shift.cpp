#include "services/shift/app/update_shift.hpp"

#include "services/shift/app/announce.hpp"
#include "services/shift/app/changeable_shift.hpp"
#include "services/shift/app/placement.hpp"
#include "services/shift/domain/roster_rules.hpp"
#include "services/shift/store/assignments.hpp"
#include "services/shift/store/moment.hpp"
#include "services/shift/store/shifts.hpp"

#include <algorithm>

namespace rollcall::shift::app {

namespace {

// A change of a zone elsewhere moves no shift that has begun (rule 6): it keeps the one it was made in.
Result<Placement> place_anew(
    pg::Tx& tx, const Planning& planning, const domain::Shift& before, domain::ShiftPlan plan, Instant now
) {
    if (!domain::moves(before.plan, plan)) return Placement{before.time_zone, before.at};
    if (before.at.starts_at <= now && !plan.time_zone) plan.time_zone = before.time_zone;
    return place(tx, planning, plan);
}

}  // namespace

Result<domain::Shift> update_shift(
    pg::Tx& tx,
    const Principal& caller,
    const Planning& planning,
    const ShiftId& id,
    std::int64_t if_version,
    const domain::Patch<domain::ShiftDraft>& patch
) {
    ROLLCALL_TRY(const auto found, changeable_shift(tx, caller, planning, id, if_version));
    const auto& before = found.shift;
    ROLLCALL_TRY(const auto plan, domain::patched(before.plan, patch));
    if (plan == before.plan) return before;

    const Instant now = store::decided_at(tx);
    ROLLCALL_CHECK(require_references(tx, plan, &before.plan));
    ROLLCALL_TRY(const auto placement, place_anew(tx, planning, before, plan, now));
    ROLLCALL_CHECK(domain::require_may_write_at(caller.role, placement.at.starts_at, now));

    auto shift = before;
    shift.plan = plan;
    shift.time_zone = placement.time_zone;
    shift.at = placement.at;
    if (plan.type != before.plan.type) take_from_type(tx, shift);
    shift.status = domain::status_after_move(before.status, shift.at, now);
    shift.record = domain::next(before.record, now);
    store::update_shift(tx, shift);
    if (shift.at != before.at) store::move_assignments(tx, shift);
    announce(tx, "shift.updated", shift, found.users());
    audit(tx, "shift.update", &before, shift);
    return shift;
}

}  // namespace rollcall::shift::app
