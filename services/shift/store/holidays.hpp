#pragma once

#include "common/core/paging.hpp"
#include "common/pg/database.hpp"
#include "services/shift/domain/organisation.hpp"
#include "services/shift/store/lock.hpp"

namespace rollcall::shift::store {

// Inactive ones too.
std::optional<domain::Holiday> find_holiday(pg::Tx& tx, const HolidayId& id, Lock lock = Lock::none);
// Violations: holiday_date_taken.
void insert_holiday(pg::Tx& tx, const domain::Holiday& holiday);
void update_holiday(pg::Tx& tx, const domain::Holiday& holiday);
Result<Page<domain::Holiday>> list_holidays(pg::Tx& tx, const Paging& paging, ActiveFilter filter, Date from);

}  // namespace rollcall::shift::store
