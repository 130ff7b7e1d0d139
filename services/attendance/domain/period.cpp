#include "services/attendance/domain/period.hpp"

namespace rollcall::attendance::domain {

using std::chrono::days;
using std::chrono::last;
using std::chrono::sys_days;

std::optional<Period> parse_period(std::string_view name) {
    if (name == "day") return Period::day;
    if (name == "week") return Period::week;
    if (name == "month") return Period::month;
    if (name == "year") return Period::year;
    return std::nullopt;
}

DateRange period_of(Period period, Date date) {
    switch (period) {
        case Period::day: return {date, date};
        case Period::week: {
            const sys_days monday = sys_days{date} - (std::chrono::weekday{sys_days{date}} - std::chrono::Monday);
            return {Date{monday}, Date{monday + days{6}}};
        }
        case Period::month: return {date.year() / date.month() / 1, Date{sys_days{date.year() / date.month() / last}}};
        case Period::year: return {date.year() / 1 / 1, date.year() / 12 / 31};
    }
    return {date, date};
}

Result<DateRange> checked_range(Date from, Date to, int most) {
    const auto length = (sys_days{to} - sys_days{from}).count();
    if (length < 0) return fail(invalid_field("dateTo", Fault::not_valid, "must not be before date_from"));
    if (length >= most)
        return fail(
            invalid_field("dateTo", Fault::not_valid, "ask for at most " + std::to_string(most) + " days at a time")
        );
    return DateRange{from, to};
}

}  // namespace rollcall::attendance::domain
