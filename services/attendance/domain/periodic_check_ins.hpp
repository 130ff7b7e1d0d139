// Periodic check-ins: where a shift asks for them, one is due at start + k × interval for every k >= 0 before its end.
#pragma once

#include "services/attendance/domain/record.hpp"

#include <vector>

namespace rollcall::attendance::domain {

struct PeriodicCheckIn {
    PunchId punch;
    Instant at;
    Instant due;           // of the one it answers; its own moment when that had been answered already
    bool is_late = false;  // later than due + tolerance
    int late_minutes = 0;  // whole ones past due + tolerance
};

struct PeriodicCheckIns {
    std::vector<PeriodicCheckIn> came;  // in order
    std::vector<Instant> missed;        // due moments whose tolerance was over before `until` and that nothing answered
};

// `applied` are the record's punches that count, in order. A checkpoint answers the one whose tolerance has begun last
// (it may come early by the tolerance); the first in answers one that no checkpoint does. Nothing is due where the
// snapshot asks for none.
PeriodicCheckIns periodic_check_ins(const Snapshot& snapshot, const std::vector<Punch>& applied, Instant until);

}  // namespace rollcall::attendance::domain
