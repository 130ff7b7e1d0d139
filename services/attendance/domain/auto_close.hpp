// Rule 12 for people who forgot to check out.
#pragma once

#include "services/attendance/domain/policy.hpp"
#include "services/attendance/domain/record_change.hpp"

namespace rollcall::attendance::domain {

// When the system closes an open record: autoCloseAfterMinutes past its shift's end, or maxSessionHours after an
// unscheduled check-in. None: the record is not open.
std::optional<Instant> overdue_at(const Derived& derived, const Snapshot& snapshot, const Policy& policy);

// Closes it as incomplete: at its shift's end, unscheduled after a standard day, never before its last punch.
// Precondition: it is open. `punches` are all of the record's.
RecordChange close_overdue(const Record& record, const Policy& policy, std::vector<Punch> punches, Instant decided_at);

}  // namespace rollcall::attendance::domain
