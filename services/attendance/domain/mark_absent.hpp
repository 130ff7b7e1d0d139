// An absence, entered by a person or made by the timer.
#pragma once

#include "services/attendance/domain/check_in.hpp"

namespace rollcall::attendance::domain {

struct MarkAbsent {
    Principal caller;
    UserId user;
    ShiftId shift;
    std::optional<std::string> absence_reason;
    std::optional<std::string> manager_note;
    Instant decided_at;
};

// Errors, in this order: not_found shift or user; forbidden; userNotAssignedToShift; attendanceRecordAlreadyExists when
// the person has checked in. Repeating it updates reason and note.
Result<RecordChange> decide_mark_absent(const PunchFacts& facts, const MarkAbsent& request);

// Rule 12: the absence that the timer makes. Precondition: the person has no record of that shift.
RecordChange absence_of(
    const CompanyId& company, const UserId& user, const ShiftInstance& shift, const Policy& policy, Instant decided_at
);

}  // namespace rollcall::attendance::domain
