// Whether a check-in may happen, and what it makes (rules 1, 2, 4, 6, 10, 12).
#pragma once

#include "common/core/result.hpp"
#include "services/attendance/domain/facts.hpp"
#include "services/attendance/domain/record_change.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rollcall::attendance::domain {

struct CheckIn {
    Principal caller;
    UserId user;                   // the caller, or whom a privileged caller acts for
    std::optional<ShiftId> shift;  // none: by rule 3
    std::optional<Instant> claimed_at;
    std::optional<std::string> absence_reason;
    std::optional<std::string> manager_note;
    std::optional<Place> place;
    std::string source = "api";
    std::string work_mode = "office";
    Instant received_at;  // the server's clock
    std::optional<std::string> note = {};
    std::optional<std::string> place_name = {};
};

// The changes of one check-in: its own, and before it the closing of a forgotten record where rule 4 asks for it.
struct CheckInDecision {
    RecordChange change;
    bool needs_former_closed = false;  // facts.open_record is to be closed at its shift's end first
};

// The record that the check-in goes on with: rule 8, back within a shift that was not named. Null: a record of its own.
const Record* reopened_by(const PunchFacts& facts, const CheckIn& request);

// Facts must hold the employee, and the shift when one is named; the caller has looked further where they were missing.
// `punches` are all of the reopened record's.
// Errors, in this order: notFound shift or user; forbidden; userNotAssignedToShift (permission_denied);
// attendanceRecordAlreadyExists, openRecordExists, shiftNotActive (conflict); checkInTime not valid (invalid_argument).
Result<CheckInDecision> decide_check_in(
    const PunchFacts& facts, const CheckIn& request, std::vector<Punch> punches = {}
);

// Rule 1: when a punch happened.
Result<Instant> moment_of_punch(
    const Policy& policy, Instant received_at, const std::optional<Instant>& claimed_at, bool entered_for_another
);

}  // namespace rollcall::attendance::domain
