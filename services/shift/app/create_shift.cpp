#include "services/shift/app/create_shift.hpp"

#include "services/shift/app/announce.hpp"
#include "services/shift/app/placement.hpp"
#include "services/shift/domain/roster_rules.hpp"
#include "services/shift/store/moment.hpp"
#include "services/shift/store/shifts.hpp"

namespace rollcall::shift::app {

Result<domain::Shift> create_shift(
    pg::Tx& tx, const Principal& caller, const Planning& planning, const domain::ShiftDraft& draft
) {
    ROLLCALL_TRY(const auto plan, domain::read_plan(draft));
    ROLLCALL_CHECK(require_references(tx, plan, nullptr));
    ROLLCALL_TRY(const auto placement, place(tx, planning, plan));
    const Instant now = store::decided_at(tx);
    ROLLCALL_CHECK(domain::require_may_write_at(caller.role, placement.at.starts_at, now));

    domain::Shift shift;
    shift.id = ShiftId::make(now);
    shift.plan = plan;
    shift.time_zone = placement.time_zone;
    shift.at = placement.at;
    take_from_type(tx, shift);
    shift.created_by = caller.user;
    shift.record = {true, 1, now, now};
    store::insert_shift(tx, shift);
    announce(tx, "shift.created", shift);
    audit(tx, "shift.create", nullptr, shift);
    return shift;
}

}  // namespace rollcall::shift::app
