// Rules 7 to 9: the minutes and the classification of one record.
#pragma once

#include "services/attendance/domain/policy.hpp"
#include "services/attendance/domain/record.hpp"

#include <string>
#include <vector>

namespace rollcall::attendance::domain {

// Time away between an in and an out. Type "other" is time between a check-out and the next check-in.
struct BreakSpan {
    Instant from;
    Instant to;
    std::string type = "other";
};

// Rule 7: late when in > start + grace, strictly.
bool is_late(const Snapshot& snapshot, Instant check_in);
// Rule 7: early when out < end - earlyLeaveToleranceMinutes.
bool is_early(const Snapshot& snapshot, const Policy& policy, Instant check_out);

// Rules 7 and 8 for a closed record; breaks lie inside [in, out], in order, without overlap. `closed_by_system` leaves
// an unscheduled record unpaid until it is corrected.
void fill_minutes(
    Derived& derived,
    const Snapshot& snapshot,
    const Policy& policy,
    const std::vector<BreakSpan>& breaks,
    bool closed_by_system
);

// Rule 9, from worked minutes against the required ones.
std::string classify(const Derived& derived, const Snapshot& snapshot, const Policy& policy);

// Rule 9: the minutes a record must reach.
int required_minutes(const Snapshot& snapshot, const Policy& policy);

// Rule 9: break allowance of a shift whose type sets none.
int default_break_allowance(Instant starts_at, Instant ends_at);

}  // namespace rollcall::attendance::domain
