#pragma once

#include "common/pg/database.hpp"
#include "services/shift/domain/shift.hpp"
#include "services/shift/store/lock.hpp"

#include <vector>

namespace rollcall::shift::store {

std::optional<domain::Shift> find_shift(pg::Tx& tx, const ShiftId& id, Lock lock = Lock::none);
void insert_shift(pg::Tx& tx, const domain::Shift& shift);
void update_shift(pg::Tx& tx, const domain::Shift& shift);

// Shifts that take their zone from the site, and have not begun; locked.
std::vector<domain::Shift> lock_upcoming_in_zone_of(pg::Tx& tx, const SiteId& site);
// Shifts that take their zone from the company, and have not begun; locked.
std::vector<domain::Shift> lock_upcoming_in_company_zone(pg::Tx& tx);

// Remembers that somebody punched; the shift, locked, when this was the first to be known.
std::optional<domain::Shift> note_first_punch(pg::Tx& tx, const ShiftId& id, Instant at);

}  // namespace rollcall::shift::store
