#include "services/attendance/app/react.hpp"

#include "services/attendance/app/published.hpp"
#include "services/attendance/domain/fold.hpp"
#include "services/attendance/store/desk_store.hpp"
#include "services/attendance/store/moment.hpp"
#include "services/attendance/store/policy_store.hpp"
#include "services/attendance/store/projection_store.hpp"
#include "services/attendance/store/record_store.hpp"

#include <algorithm>

namespace rollcall::attendance::app {

namespace {

store::Write write_of(pg::Tx& tx, domain::RecordChange change, const std::string& action) {
    store::Write write{.change = std::move(change)};
    write.events.push_back({write.change.event, event_data(write.change.record)});
    write.provenance.action = action;
    write.provenance.traceparent = store::origin_of(tx).traceparent;
    return write;
}

}  // namespace

Result<void> refold_records(pg::Tx& tx, const ShiftId& shift_id) {
    const auto shift = store::find_shift(tx, shift_id);
    if (!shift) return {};
    std::vector<store::Write> writes;
    for (const auto& record : store::records_of_shift(tx, shift_id)) {
        const auto policy = store::policy_version(tx, record.snapshot.policy_version);
        domain::RecordChange change{.record = record, .event = "attendance.revised"};
        change.record.snapshot = domain::snapshot_of(*shift, policy);
        auto folded =
            domain::fold(change.record.snapshot, policy, store::punches_of(tx, record.id), record.marked_absent);
        if (folded.derived == record.derived && change.record.snapshot == record.snapshot) continue;
        change.record.derived = std::move(folded.derived);
        change.resolutions = std::move(folded.resolutions);
        change.record.version += 1;
        change.record.updated_at = store::decided_at(tx);
        writes.push_back(write_of(tx, std::move(change), "attendanceRecord.refold"));
    }
    if (!writes.empty()) store::store_changes(tx, writes);
    return {};
}

Result<void> close_open_record(pg::Tx& tx, const UserId& user, Instant at) {
    const auto record = store::open_record_of(tx, user);
    if (!record) return {};
    const auto policy = store::policy_version(tx, record->snapshot.policy_version);
    auto change = domain::close_at(*record, policy, store::punches_of(tx, record->id), at, store::decided_at(tx));
    store::store_changes(tx, {write_of(tx, std::move(change), "attendanceRecord.close")});
    return {};
}

}  // namespace rollcall::attendance::app
