#include "services/attendance/domain/attended.hpp"

#include "services/attendance/domain/figures.hpp"
#include "services/attendance/domain/periodic_check_ins.hpp"
#include "services/attendance/domain/remarks.hpp"

#include <algorithm>

namespace rollcall::attendance::domain {

namespace {

AttendedCheckIn told(const Punch& punch, bool is_late, int late_minutes) {
    return {
        .id = punch.id,
        .at = punch.at,
        .received_at = punch.received_at,
        // A correction is entered by a program of ours; readers know only where punches come from.
        .source = punch.by_correction() ? "api" : punch.source,
        .is_late = is_late,
        .late_minutes = late_minutes,
        .place = punch.place,
    };
}

AttendedCheckIn arrival(const Snapshot& snapshot, const Punch& first_in) {
    const Instant latest = snapshot.shift_starts_at + Minutes{snapshot.check_in_tolerance_minutes};
    const bool is_late = first_in.at > latest;
    return told(first_in, is_late, is_late ? whole_minutes(latest, first_in.at) : 0);
}

const Punch& find_punch(const std::vector<Punch>& punches, const PunchId& id) {
    return *std::find_if(punches.begin(), punches.end(), [&](const Punch& punch) { return punch.id == id; });
}

std::vector<AttendedCheckIn> check_ins_of(
    const Snapshot& snapshot, const std::vector<Punch>& applied, const PeriodicCheckIns& periodic
) {
    std::vector<AttendedCheckIn> check_ins;
    for (const auto& one : periodic.came)
        check_ins.push_back(told(find_punch(applied, one.punch), one.is_late, one.late_minutes));
    if (snapshot.check_in_interval_minutes > 0) return check_ins;
    const auto first_in =
        std::find_if(applied.begin(), applied.end(), [](const Punch& punch) { return punch.kind == PunchKind::in; });
    if (first_in != applied.end()) check_ins.push_back(arrival(snapshot, *first_in));
    return check_ins;
}

}  // namespace

Attended attended_of(const Record& record, const AttendedPunches& punches, Instant now) {
    const auto& snapshot = record.snapshot;
    const auto& came_at = record.derived.check_in_at;
    Attended attended{.id = record.id, .snapshot = snapshot, .status = came_at ? "present" : "absent"};
    attended.recorded_at = came_at.value_or(record.created_at);
    attended.place = remarks_of(punches.all).check_in.place;
    if (came_at && is_late(snapshot, *came_at)) {
        attended.status = "late";
        attended.late_minutes = whole_minutes(snapshot.shift_starts_at + Minutes{snapshot.grace_minutes}, *came_at);
    }
    const auto periodic = periodic_check_ins(snapshot, punches.applied, now);
    attended.missed_check_ins = static_cast<int>(periodic.missed.size());
    attended.check_ins = check_ins_of(snapshot, punches.applied, periodic);
    return attended;
}

}  // namespace rollcall::attendance::domain
