// People whose quarantined punches are to be looked at again (migrations/0050, rule 3).
#pragma once

#include "services/attendance/store/due_rows.hpp"
#include "services/attendance/store/history_store.hpp"

#include <vector>

namespace rollcall::attendance::store {

struct WantedLook {
    UserId user;
    Instant since;  // punches from here on
};

// Has them looked at once that moment has come, those of whom punches wait for what they need. Never sooner than was
// asked before.
void want_looks(pg::Tx& tx, const std::vector<WantedLook>& wanted, Instant at);

// Whose moment has come, across companies, as the timers' own role; at most `limit`. Error: unavailable.
Result<DueRows<UserId>> due_looks(pg::Database& as_timer, Instant now, int limit);

// Of these people, locked unless somebody else holds them, the histories that are due for a look: from the first punch
// that waits.
std::vector<WantedHistory> lock_due_looks(pg::Tx& tx, const std::vector<UserId>& people);
// They have had their look. One that was asked for meanwhile stays.
void finish_looks(pg::Tx& tx, const std::vector<WantedHistory>& looked_at);

}  // namespace rollcall::attendance::store
