#include "services/attendance/domain/record_change.hpp"

#include "services/attendance/domain/fold.hpp"

namespace rollcall::attendance::domain {

RecordChange refolded(std::optional<Record> before, Record record, const Policy& policy, Addition addition) {
    RecordChange change{
        .before = std::move(before), .record = std::move(record), .punches = std::move(addition.punches)};
    auto all = std::move(addition.known);
    all.insert(all.end(), change.punches.begin(), change.punches.end());
    auto folded = fold(change.record.snapshot, policy, std::move(all), change.record.marked_absent);
    change.record.derived = std::move(folded.derived);
    change.resolutions = std::move(folded.resolutions);
    change.event = std::move(addition.event);
    change.record.version += 1;
    change.record.updated_at = addition.decided_at;
    return change;
}

RecordChange touched(const Record& before, Record record, std::string event, Instant decided_at) {
    RecordChange change{.before = before, .record = std::move(record), .event = std::move(event)};
    change.record.version += 1;
    change.record.updated_at = decided_at;
    return change;
}

RecordChange edited(const Record& before, Record record, std::string event, Instant decided_at) {
    if (record == before) return {.before = before, .record = std::move(record)};
    return touched(before, std::move(record), std::move(event), decided_at);
}

}  // namespace rollcall::attendance::domain
