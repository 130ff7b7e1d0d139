#pragma once

#include "common/pg/database.hpp"
#include "services/shift/app/list_query.hpp"
#include "services/shift/domain/organisation.hpp"

namespace rollcall::shift::app {

// Errors: the draft's fields; not_found site; conflict holidayAlreadyExists (same date, same site).
Result<domain::Holiday> create_holiday(pg::Tx& tx, const domain::HolidayDraft& draft);
// Errors: also not_found holiday, stale.
Result<domain::Holiday> update_holiday(
    pg::Tx& tx, const HolidayId& id, std::int64_t if_version, const domain::Patch<domain::HolidayDraft>& patch
);
// It stays readable, and out of lists. Errors: not_found holiday, stale.
Result<domain::Holiday> remove_holiday(pg::Tx& tx, const HolidayId& id, std::int64_t if_version);
Result<domain::Holiday> get_holiday(pg::Tx& tx, const HolidayId& id);
// `from`: on or after that day, where "today" is the company's; absent: any. Error: fromDate.
Result<Page<domain::Holiday>> list_holidays(
    pg::Tx& tx, const ActiveQuery& query, const std::optional<std::string>& from = std::nullopt
);

}  // namespace rollcall::shift::app
