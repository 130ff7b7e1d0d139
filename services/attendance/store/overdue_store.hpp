// Open records that the system is to close (migrations/0011).
#pragma once

#include "common/core/result.hpp"
#include "common/pg/database.hpp"
#include "services/attendance/domain/record.hpp"
#include "services/attendance/store/due_rows.hpp"

#include <vector>

namespace rollcall::attendance::store {

// Oldest first, as the timers' own role; at most `limit`. Errors: unavailable.
Result<DueRows<RecordId>> overdue_records(pg::Database& as_timer, Instant now, int limit);

struct OverdueRecord {
    domain::Record record;
    std::vector<domain::Punch> punches;  // all of its
};

// Locks those of `ids` that are still overdue and that nobody else holds.
std::vector<OverdueRecord> lock_overdue(pg::Tx& tx, const std::vector<RecordId>& ids);

}  // namespace rollcall::attendance::store
