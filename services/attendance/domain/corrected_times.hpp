// Rule 13: the times a correction may give a record.
#pragma once

#include "services/attendance/domain/correction.hpp"

namespace rollcall::attendance::domain {

struct Times {
    std::optional<Instant> check_in;  // none: stays
    std::optional<Instant> check_out;
};

// Errors: correctionTimesNotValid (unprocessable) when none is given, one lies in the future or where rule 2 would not
// have attached it to the record's shift (unscheduled: more than a day from the session), they are out of order, or an
// open record would end; attendanceRecordsOverlap (conflict) naming the other one.
Result<void> check_times(const CorrectionFacts& facts, const Times& times, Instant now);

}  // namespace rollcall::attendance::domain
