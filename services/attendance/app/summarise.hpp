// Sums of what people worked.
#pragma once

#include "services/attendance/app/reach.hpp"
#include "services/attendance/domain/period.hpp"
#include "services/attendance/domain/summary.hpp"

#include <string>
#include <vector>

namespace rollcall::attendance::app {

struct SummaryQuery {
    std::optional<domain::Period> period;  // none: from and to are given
    std::optional<Date> date;              // of the period; none: today
    std::optional<Date> from, to;
    std::optional<UserId> user;
    std::optional<std::string> department;  // id or name
};

struct PersonSums {
    store::ListedPerson person;
    domain::Sums sums;
};

struct Summary {
    domain::DateRange days;
    std::string zone;  // of the one person asked for, else the company's
    domain::SummedRecords summed;
    std::vector<PersonSums> rows;  // by name
};

// Errors: as person_in_reach(); not_found department; invalid_argument on dateFrom or dateTo: missing, reversed, or
// more than 366 days.
Result<Summary> summarise(pg::Tx& tx, const Principal& caller, const SummaryQuery& query);

}  // namespace rollcall::attendance::app
