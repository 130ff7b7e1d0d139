// Sums of records, by person, by day and over all.
#pragma once

#include "common/core/id.hpp"
#include "common/core/instant.hpp"

#include <map>

namespace rollcall::attendance::domain {

struct Sums {
    std::int64_t worked_minutes = 0;
    int days = 0;  // business dates with work
    int late = 0;
    int early = 0;
    int absent = 0;
    std::int64_t overtime_minutes = 0;

    bool operator==(const Sums&) const = default;
};

struct SummedRecords {
    std::map<UserId, Sums> by_person;
    std::map<Date, Sums> by_day;

    // A date counts once, however many worked on it.
    Sums totals() const;
};

}  // namespace rollcall::attendance::domain
