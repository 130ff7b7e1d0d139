// The breaks of one record: typed ones from their punches, and the time between a check-out and the next check-in.
#pragma once

#include "services/attendance/domain/policy.hpp"
#include "services/attendance/domain/presence.hpp"
#include "services/attendance/domain/record.hpp"

#include <map>
#include <vector>

namespace rollcall::attendance::domain {

// Rule 8: breaks in order, clipped to the record, without overlap; a check-out ends the one that is open. Notes in
// `resolutions` what became of each break punch and checkpoint.
std::vector<Break> breaks_of(
    const std::vector<Punch>& ordered,
    const Presence& presence,
    const Policy& policy,
    std::map<PunchId, Resolution>& resolutions
);

// Whole minutes of the ended breaks of that type ("": of all types), each type rounded down once, apart for paid
// and unpaid, so that the parts add up to all.
int break_minutes(const std::vector<Break>& breaks, std::string_view type = {});

// Rule 8: a paid type by the policy.
bool is_paid_type(const Policy& policy, std::string_view type);

}  // namespace rollcall::attendance::domain
