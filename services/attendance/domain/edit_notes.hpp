// Reason and note of a record, edited by those who may read them (rule 20).
#pragma once

#include "services/attendance/domain/check_in.hpp"

namespace rollcall::attendance::domain {

struct EditNotes {
    Principal caller;
    bool sets_reason = false;
    bool sets_note = false;
    std::optional<std::string> absence_reason;  // none: cleared
    std::optional<std::string> manager_note;
    std::int64_t if_version = 0;  // 0: any
    Instant decided_at;
};

// What sets nothing new is a change that is nothing.
// Errors, in this order: not_found attendanceRecord; forbidden (out of reach); stale recordVersionStale.
Result<RecordChange> decide_edit_notes(const PunchFacts& facts, const EditNotes& request);

}  // namespace rollcall::attendance::domain
