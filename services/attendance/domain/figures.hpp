// Rules 7 to 9: the minutes and the classification of one record.
#pragma once

#include "services/attendance/domain/policy.hpp"
#include "services/attendance/domain/record.hpp"

#include <string>
#include <vector>

namespace rollcall::attendance::domain {

// Rule 7: late when in > start + grace, strictly.
bool is_late(const Snapshot& snapshot, Instant check_in);
// Rule 7: early when out < end - earlyLeaveToleranceMinutes.
bool is_early(const Snapshot& snapshot, const Policy& policy, Instant check_out);

// Rules 7 and 8 for a closed record, whose breaks are ended and lie inside it. `is_unpaid`: an unscheduled record that
// the system closed, until it is corrected.
void fill_minutes(Derived& derived, const Snapshot& snapshot, const Policy& policy, bool is_unpaid);

// Rule 9, from worked minutes against the required ones.
std::string classify(const Derived& derived, const Snapshot& snapshot, const Policy& policy);

// Rule 9: the minutes a record must reach.
int required_minutes(const Snapshot& snapshot, const Policy& policy);

// Rule 9: break allowance of a shift whose type sets none.
int default_break_allowance(Instant starts_at, Instant ends_at);

}  // namespace rollcall::attendance::domain
