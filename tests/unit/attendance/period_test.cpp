#include "services/attendance/domain/period.hpp"

#include "common/time/wire.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::attendance::domain;

namespace {

Date date(const char* text) {
    return time::parse_date(text).value();
}

std::string text(const DateRange& range) {
    return time::format_date(range.from) + " " + time::format_date(range.to);
}

}  // namespace

TEST_CASE("weeks begin on Monday, months and years are whole") {
    CHECK(text(period_of(Period::day, date("2026-03-01"))) == "2026-03-01 2026-03-01");
    CHECK(text(period_of(Period::week, date("2026-03-01"))) == "2026-02-23 2026-03-01");
    CHECK(text(period_of(Period::week, date("2026-03-02"))) == "2026-03-02 2026-03-08");
    CHECK(text(period_of(Period::week, date("2027-01-01"))) == "2026-12-28 2027-01-03");
    CHECK(text(period_of(Period::month, date("2028-02-10"))) == "2028-02-01 2028-02-29");
    CHECK(text(period_of(Period::year, date("2026-07-07"))) == "2026-01-01 2026-12-31");
    CHECK(parse_period("month") == Period::month);
    CHECK_FALSE(parse_period("fortnight"));
}

TEST_CASE("a range ends where it begins or later, and is no longer than it may be") {
    CHECK(checked_range(date("2026-03-01"), date("2026-03-01"), 1));
    CHECK(checked_range(date("2026-03-02"), date("2026-03-01"), 9).error().fields.at(0).field == "dateTo");
    CHECK(checked_range(date("2026-03-01"), date("2026-03-03"), 2).error().fields.at(0).field == "dateTo");
}
