// Whether a check-in may happen, and what it makes (rules 1, 2, 4, 6, 10, 12).
#pragma once

#include "common/core/result.hpp"
#include "services/attendance/domain/facts.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rollcall::attendance::domain {

struct CheckIn {
    Principal caller;
    UserId user;  // the caller, or whom a privileged caller acts for
    std::optional<ShiftId> shift;
    std::optional<Instant> claimed_at;
    std::optional<std::string> absence_reason;
    std::optional<std::string> manager_note;
    std::optional<Place> place;
    std::string source = "api";
    std::string work_mode = "office";
    Instant received_at;  // the server's clock
};

// A record as it is to be stored (version already raised), with what happened to its punches.
struct RecordChange {
    Record record;
    std::optional<Punch> punch;  // the one this change adds
    std::vector<Resolution> resolutions;
    std::string event;  // attendance.checked_in, ...
};

// The changes of one check-in: its own, and before it the closing of a forgotten record where rule 4 asks for it.
struct CheckInDecision {
    RecordChange change;
    bool needs_former_closed = false;  // facts.open_record is to be closed at its shift's end first
};

// Facts must hold the employee, and the shift when one is named; the caller has looked further where they were missing.
// Errors, in this order: notFound shift or user; forbidden; userNotAssignedToShift (permission_denied);
// attendanceRecordAlreadyExists, openRecordExists, shiftNotActive (conflict); checkInTime not valid (invalid_argument).
Result<CheckInDecision> decide_check_in(const PunchFacts& facts, const CheckIn& request);

// Rule 4: closes `record` at its shift's end as incomplete. `punches` are all of its punches.
RecordChange close_forgotten(
    const Record& record, const Policy& policy, std::vector<Punch> punches, Instant decided_at
);

// Rule 14: closes `record` as incomplete at that moment, or at its last punch when that is later.
RecordChange close_at(
    const Record& record, const Policy& policy, std::vector<Punch> punches, Instant at, Instant decided_at
);

// Rule 1: when a punch happened.
Result<Instant> moment_of_punch(
    const Policy& policy, Instant received_at, const std::optional<Instant>& claimed_at, bool entered_for_another
);

}  // namespace rollcall::attendance::domain
