// An attendance as other systems are told of it: the record of a shift, with the check-ins made during it.
#pragma once

#include "services/attendance/domain/record.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall::attendance::domain {

// All of a record's punches but breaks, in order, and those of them that count.
struct AttendedPunches {
    std::vector<Punch> all, applied;
};

struct AttendedCheckIn {
    PunchId id;
    Instant at;
    Instant received_at;
    std::string source;
    bool is_late = false;
    int late_minutes = 0;  // whole ones past the end of the tolerance
    std::optional<Place> place;
};

struct Attended {
    RecordId id;
    Snapshot snapshot;
    std::string_view status;          // present, absent, late
    Instant recorded_at;              // the check-in; of an absence when it was marked
    std::optional<Place> place;       // of the first check-in that somebody made
    std::optional<int> late_minutes;  // whole ones past the end of the grace; none: not late
    int missed_check_ins = 0;         // that were due before `now`
    std::vector<AttendedCheckIn> check_ins;
};

// Where the shift asks for periodic check-ins those are told, else the check-in itself, which is due at the shift's
// start. Precondition: the record belongs to a shift.
Attended attended_of(const Record& record, const AttendedPunches& punches, Instant now);

}  // namespace rollcall::attendance::domain
