// Periods of the calendar, over business dates.
#pragma once

#include "common/core/instant.hpp"
#include "common/core/result.hpp"

#include <optional>
#include <string_view>

namespace rollcall::attendance::domain {

struct DateRange {
    Date from{};
    Date to{};  // inclusive

    bool operator==(const DateRange&) const = default;
};

enum class Period { day, week, month, year };
std::optional<Period> parse_period(std::string_view name);

// The period that holds `date`. Weeks begin on Monday.
DateRange period_of(Period period, Date date);

// Error: invalid_argument on dateTo for a range that ends before it begins, or is longer than `most` days.
Result<DateRange> checked_range(Date from, Date to, int most);

}  // namespace rollcall::attendance::domain
