#include "services/attendance/app/react.hpp"

#include "services/attendance/app/published.hpp"
#include "services/attendance/domain/adopt.hpp"
#include "services/attendance/domain/check_out.hpp"
#include "services/attendance/store/desk_store.hpp"
#include "services/attendance/store/moment.hpp"
#include "services/attendance/store/policy_store.hpp"
#include "services/attendance/store/projection_store.hpp"
#include "services/attendance/store/record_store.hpp"
#include "services/attendance/store/second_look_store.hpp"

namespace rollcall::attendance::app {

namespace {

store::Write reaction(pg::Tx& tx, domain::RecordChange change, const std::string& action) {
    return write_of(std::move(change), {.action = action, .traceparent = store::origin_of(tx).traceparent});
}

// Another window: punches that fitted none may fit now.
void store_moved(pg::Tx& tx, const std::vector<store::Write>& writes) {
    store::store_changes(tx, writes);
    std::vector<store::WantedLook> wanted;
    for (const auto& write : writes)
        if (const auto& in = write.change.record.derived.check_in_at) wanted.push_back({write.change.record.user, *in});
    store::want_looks(tx, wanted, store::decided_at(tx));
}

}  // namespace

Result<void> refold_records(pg::Tx& tx, const ShiftId& shift_id) {
    const auto shift = store::find_shift(tx, shift_id);
    if (!shift) return {};
    std::vector<store::Write> writes;
    for (const auto& record : store::records_of_shift(tx, shift_id)) {
        const auto policy = store::policy_version(tx, record.snapshot.policy_version);
        auto moved = record;
        moved.snapshot = domain::snapshot_of(*shift, policy);
        moved.snapshot.on_leave = record.snapshot.on_leave;
        auto change = domain::refolded(
            record,
            std::move(moved),
            policy,
            {store::punches_of(tx, record.id), {}, "attendance.revised", store::decided_at(tx)}
        );
        if (change.record.derived == record.derived && change.record.snapshot == record.snapshot) continue;
        writes.push_back(reaction(tx, std::move(change), "attendanceRecord.refold"));
    }
    if (!writes.empty()) store_moved(tx, writes);
    return {};
}

Result<void> close_open_record(pg::Tx& tx, const UserId& user, Instant at) {
    const auto record = store::open_record_of(tx, user);
    if (!record) return {};
    const auto policy = store::policy_version(tx, record->snapshot.policy_version);
    auto change = domain::close_at(
        *record,
        policy,
        store::punches_of(tx, record->id),
        at,
        store::decided_at(tx),
        std::string(domain::kAccountEnded)
    );
    store::store_changes(tx, {reaction(tx, std::move(change), "attendanceRecord.close")});
    return {};
}

Result<void> adopt_open_record(pg::Tx& tx, const UserId& user, const ShiftId& shift_id) {
    const auto record = store::open_record_of(tx, user);
    const auto shift = store::find_shift(tx, shift_id);
    if (!record || !shift || store::has_record_of(tx, user, shift_id)) return {};
    const auto policy = store::policy_in_force(tx, shift->date).policy;
    auto change = domain::adopt(*record, *shift, policy, store::punches_of(tx, record->id), store::decided_at(tx));
    if (change) store_moved(tx, {reaction(tx, std::move(*change), "attendanceRecord.adopt")});
    return {};
}

}  // namespace rollcall::attendance::app
