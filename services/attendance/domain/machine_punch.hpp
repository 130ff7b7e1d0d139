// Punches of devices and other systems: they may come late, twice and in any order, for people nobody knows yet. None
// is dropped: what cannot count is set aside with its reason.
#pragma once

#include "services/attendance/domain/policy.hpp"
#include "services/attendance/domain/punch.hpp"

namespace rollcall::attendance::domain {

// Why a punch waits for a person's word (or, for an unknown person, for their code).
enum class Hold { none, unknown_employee, inactive_employee, in_future, too_old, outside_geofence, dismissed };
std::string_view name_of(Hold hold);  // "", unknown_employee, ...
std::optional<Hold> parse_hold(std::string_view name);
// In words, for whoever reviews it.
std::string_view reason_of(Hold hold);

struct MachinePunch {
    Punch punch;  // kind as it was sent; its id follows from what it says, so that a copy has the same
    Hold hold = Hold::none;
    // Where the last replay left it.
    Disposition disposition = Disposition::quarantined;
    PunchKind resolved = PunchKind::automatic;
    std::optional<RecordId> record;
    std::string why;
};

// The natural key as an id: the same company, code, moment and kind always give the same one.
PunchId machine_punch_id(const CompanyId& company, std::string_view code, Instant at, PunchKind kind);

// Rule 1 for devices: `at` counts when it is not in the future (> 2 min) and not older than maxBackfillDays.
Hold hold_for_moment(const Policy& policy, Instant at, Instant received_at);

}  // namespace rollcall::attendance::domain
