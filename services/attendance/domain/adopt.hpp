// Rule 4: an open record that belongs to no shift goes over to a shift of its person.
#pragma once

#include "services/attendance/domain/facts.hpp"
#include "services/attendance/domain/record_change.hpp"

namespace rollcall::attendance::domain {

// Nothing unless `record` is open, unscheduled and overlaps the shift, whose window must have opened by `now`. `policy`
// is the one in force on the shift's date; `punches` are all of the record's.
std::optional<RecordChange> adopt(
    const Record& record, const ShiftInstance& shift, const Policy& policy, std::vector<Punch> punches, Instant now
);

}  // namespace rollcall::attendance::domain
