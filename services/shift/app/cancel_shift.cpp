#include "services/shift/app/cancel_shift.hpp"

#include "services/shift/app/announce.hpp"
#include "services/shift/app/changeable_shift.hpp"
#include "services/shift/store/assignments.hpp"
#include "services/shift/store/moment.hpp"
#include "services/shift/store/shifts.hpp"

namespace rollcall::shift::app {

Result<domain::Shift> cancel_shift(
    pg::Tx& tx, const Principal& caller, const Planning& planning, const ShiftId& id, std::int64_t if_version
) {
    ROLLCALL_TRY(const auto found, changeable_shift(tx, caller, planning, id, if_version));
    auto shift = found.shift;
    shift.status = domain::ShiftStatus::cancelled;
    shift.record = domain::next(shift.record, store::decided_at(tx));
    shift.record.is_active = false;
    store::update_shift(tx, shift);
    store::release_assignments(tx, shift.id);
    announce(tx, "shift.cancelled", shift, found.users());
    audit(tx, "shift.cancel", &found.shift, shift);
    return shift;
}

}  // namespace rollcall::shift::app
