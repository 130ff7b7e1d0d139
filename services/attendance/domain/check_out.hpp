// Whether a check-out may happen, and what it makes (rules 1, 2, 7 to 9).
#pragma once

#include "services/attendance/domain/check_in.hpp"

namespace rollcall::attendance::domain {

struct CheckOut {
    Principal caller;
    RecordId record;
    std::optional<Instant> claimed_at;
    std::optional<Place> place;
    std::string source = "api";
    Instant received_at;
};

// `punches` are all of the record's. Errors, in this order: not_found attendanceRecord; forbidden (somebody else's:
// corrections are for that); alreadyCheckedOut, notCheckedIn (conflict).
Result<RecordChange> decide_check_out(const PunchFacts& facts, const CheckOut& request, std::vector<Punch> punches);

}  // namespace rollcall::attendance::domain
