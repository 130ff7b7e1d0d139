// Assignments under watch (migrations/0010): which are due, what a look needs to know, and where it leaves them.
#pragma once

#include "common/core/result.hpp"
#include "common/pg/database.hpp"
#include "services/attendance/domain/duty.hpp"
#include "services/attendance/store/due_rows.hpp"

#include <vector>

namespace rollcall::attendance::store {

// Oldest first, as the timers' own role; at most `limit`. Errors: unavailable.
Result<DueRows<AssignmentId>> due_assignments(pg::Database& as_timer, Instant now, int limit);

// An assignment as a look finds it.
struct WatchedDuty {
    AssignmentId id;
    UserId user;
    std::optional<RecordId> record;  // of that person and shift
    std::optional<RecordId> absence_record;
    std::int64_t timers_fired = 0;
    int policy_version = 0;
    domain::Duty duty;
};

// Locks those of `ids` that are still due and that nobody else looks at, and reads what a look needs.
std::vector<WatchedDuty> lock_due_duties(pg::Tx& tx, const std::vector<AssignmentId>& ids);

// Where a look leaves an assignment: all but `duty.shift` and the facts of others is written, and the next look.
struct LookedAt {
    WatchedDuty watched;
    std::optional<Instant> next;
};

void leave_duties(pg::Tx& tx, const std::vector<LookedAt>& looked_at);

// Deletes these absences; those that somebody has revised meanwhile stay. Returns the deleted.
std::vector<domain::Record> withdraw_absences(pg::Tx& tx, const std::vector<RecordId>& records);

}  // namespace rollcall::attendance::store
