// People whose punches by machines are to be looked at again (migrations/0050, rule 3).
#pragma once

#include "services/attendance/store/due_rows.hpp"
#include "services/attendance/store/history_store.hpp"

#include <optional>
#include <vector>

namespace rollcall::attendance::store {

struct WantedLook {
    UserId user;
    Instant since;  // punches from here on
};

// Has them looked at once that moment has come, those of whom punches wait for what they need. Not sooner than was
// asked before, within half a minute of the first time.
void want_looks(pg::Tx& tx, const std::vector<WantedLook>& wanted, Instant at);

// The same for people who are assigned to that shift, all or one, when machines have punched for them around it: it may
// be the shift's now, or not any more.
void want_looks_of_shift(pg::Tx& tx, const ShiftId& shift, const std::optional<UserId>& of, Instant at);

// Whose moment has come, across companies, as the timers' own role; at most `limit`. Error: unavailable.
Result<DueRows<UserId>> due_looks(pg::Database& as_timer, Instant now, int limit);

struct DueLook {
    WantedHistory history;
    std::int64_t asked;
};

// Of these people, locked unless somebody else holds them, those who are due for a look.
std::vector<DueLook> lock_due_looks(pg::Tx& tx, const std::vector<UserId>& people);
// They have had their look. One that was asked for meanwhile stays.
void finish_looks(pg::Tx& tx, const std::vector<DueLook>& looked_at);
// It fails as things are.
void postpone_look(pg::Tx& tx, const UserId& person, Instant until);

}  // namespace rollcall::attendance::store
