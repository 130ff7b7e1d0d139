#include "services/shift/app/settle.hpp"

#include "services/shift/app/announce.hpp"
#include "services/shift/domain/roster_rules.hpp"
#include "services/shift/store/assignments.hpp"
#include "services/shift/store/missed_check_ins.hpp"
#include "services/shift/store/moment.hpp"
#include "services/shift/store/shifts.hpp"

namespace rollcall::shift::app {

void settle(pg::Tx& tx, const domain::Shift& shift) {
    if (!domain::has_ended(shift.status)) return;
    const bool assigned = !store::assigned_users(tx, shift.id).empty();
    const auto status = domain::status_at_end(assigned, shift.first_punch_at.has_value());
    if (status == shift.status) return;
    auto settled = shift;
    settled.status = status;
    settled.record = domain::next(shift.record, store::decided_at(tx));
    store::update_shift(tx, settled);
    announce(tx, "shift.ended", settled);
}

void note_punch(pg::Tx& tx, const ShiftId& id, Instant at) {
    if (const auto shift = store::note_first_punch(tx, id, at)) settle(tx, *shift);
}

void note_missed(
    pg::Tx& tx, const RecordId& record, const std::optional<ShiftId>& shift, int missed, std::int64_t sequence
) {
    store::put_missed_check_ins(tx, {.record = record, .shift = shift, .missed = missed, .sequence = sequence});
}

}  // namespace rollcall::shift::app
