#include "common/time/zone.hpp"

#include "common/time/wire.hpp"

#include <catch2/catch.hpp>

namespace rollcall::time {

namespace {

Result<ShiftInstants> shift(const char* date, const char* start, const char* end, const char* zone) {
    return materialise(
        parse_date(date).value(), parse_time_of_day(start).value(), parse_time_of_day(end).value(), zone
    );
}

struct Row {
    const char* zone;
    const char* date;
    const char* start;
    const char* end;
    const char* starts_at;
    const char* ends_at;
    bool adjusted;
};

TEST_CASE("rule 5: local times become instants once, also where the clocks change") {
    const auto row = GENERATE(values<Row>({
        {"Asia/Karachi", "2026-02-16", "09:00", "17:00", "2026-02-16T04:00:00Z", "2026-02-16T12:00:00Z", false},
        // end before start: the next day
        {"Asia/Karachi", "2026-02-16", "22:00", "06:00", "2026-02-16T17:00:00Z", "2026-02-17T01:00:00Z", false},
        // end equal to start: a whole day
        {"Asia/Karachi", "2026-02-16", "08:00", "08:00", "2026-02-16T03:00:00Z", "2026-02-17T03:00:00Z", false},
        {"Asia/Kolkata", "2026-02-16", "09:15", "17:45", "2026-02-16T03:45:00Z", "2026-02-16T12:15:00Z", false},
        {"Asia/Kathmandu", "2026-02-16", "09:00", "17:00", "2026-02-16T03:15:00Z", "2026-02-16T11:15:00Z", false},
        {"Etc/UTC", "2024-02-29", "22:00", "06:00", "2024-02-29T22:00:00Z", "2024-03-01T06:00:00Z", false},
        // the nights the clocks change: 7 h and 9 h
        {"Europe/Berlin", "2026-03-28", "22:00", "06:00", "2026-03-28T21:00:00Z", "2026-03-29T04:00:00Z", false},
        {"Europe/Berlin", "2026-10-24", "22:00", "06:00", "2026-10-24T20:00:00Z", "2026-10-25T05:00:00Z", false},
        // starts and ends in the gap 02:00-03:00: the first valid instant after it
        {"Europe/Berlin", "2026-03-29", "02:30", "10:00", "2026-03-29T01:00:00Z", "2026-03-29T08:00:00Z", true},
        {"Europe/Berlin", "2026-03-28", "20:00", "02:30", "2026-03-28T19:00:00Z", "2026-03-29T01:00:00Z", true},
        // 01:30 happens twice: a start takes the earlier, an end the later
        {"America/New_York", "2026-11-01", "01:30", "09:00", "2026-11-01T05:30:00Z", "2026-11-01T14:00:00Z", true},
        {"America/New_York", "2026-10-31", "18:00", "01:30", "2026-10-31T22:00:00Z", "2026-11-01T06:30:00Z", true},
        {"America/New_York", "2026-11-01", "01:15", "01:45", "2026-11-01T05:15:00Z", "2026-11-01T06:45:00Z", true},
        {"America/New_York", "2026-03-07", "22:00", "06:00", "2026-03-08T03:00:00Z", "2026-03-08T10:00:00Z", false},
        // half an hour of daylight saving
        {"Australia/Lord_Howe", "2026-04-04", "22:00", "06:00", "2026-04-04T11:00:00Z", "2026-04-04T19:30:00Z", false},
        {"Australia/Lord_Howe", "2026-10-03", "22:00", "06:00", "2026-10-03T11:30:00Z", "2026-10-03T19:00:00Z", false},
        {"Australia/Lord_Howe", "2026-10-04", "02:15", "06:00", "2026-10-03T15:30:00Z", "2026-10-03T19:00:00Z", true},
        {"Australia/Lord_Howe", "2026-04-05", "01:45", "06:00", "2026-04-04T14:45:00Z", "2026-04-04T19:30:00Z", true},
        // Ramadan: the clocks go back, then forward again, within weeks
        {"Africa/Casablanca", "2026-02-14", "22:00", "06:00", "2026-02-14T21:00:00Z", "2026-02-15T06:00:00Z", false},
        {"Africa/Casablanca", "2026-03-21", "22:00", "06:00", "2026-03-21T22:00:00Z", "2026-03-22T05:00:00Z", false},
        // the night before a day that never was
        {"Pacific/Apia", "2011-12-29", "22:00", "06:00", "2011-12-30T08:00:00Z", "2011-12-30T10:00:00Z", true},
    }));
    INFO(row.zone << " " << row.date << " " << row.start << "-" << row.end);
    const auto made = shift(row.date, row.start, row.end, row.zone);
    REQUIRE(made.has_value());
    CHECK(format_instant(made->starts_at) == format_instant(parse_instant(row.starts_at).value()));
    CHECK(format_instant(made->ends_at) == format_instant(parse_instant(row.ends_at).value()));
    CHECK(made->dst_adjusted == row.adjusted);
}

TEST_CASE("rule 5: a Berlin night is 7 hours long in spring and 9 in autumn") {
    const auto spring = shift("2026-03-28", "22:00", "06:00", "Europe/Berlin").value();
    const auto autumn = shift("2026-10-24", "22:00", "06:00", "Europe/Berlin").value();
    CHECK(spring.ends_at - spring.starts_at == std::chrono::hours{7});
    CHECK(autumn.ends_at - autumn.starts_at == std::chrono::hours{9});
}

TEST_CASE("rule 5: an empty result is refused") {
    const auto inside_the_gap = shift("2026-03-29", "02:15", "02:45", "Europe/Berlin");
    REQUIRE_FALSE(inside_the_gap.has_value());
    CHECK(inside_the_gap.error().fields.at(0).field == "endTime");
    CHECK_FALSE(shift("2011-12-30", "09:00", "17:00", "Pacific/Apia").has_value());
}

TEST_CASE("an unknown zone is refused by name") {
    const auto* name =
        GENERATE("", "Mars/Olympus", "europe/berlin", "+05:00", "../../etc/passwd", "Europe", "localtime");
    INFO(name);
    CHECK_FALSE(is_known_zone(name));
    const auto made = shift("2026-02-16", "09:00", "17:00", name);
    REQUIRE_FALSE(made.has_value());
    CHECK(made.error().fields.at(0).field == "timeZone");
}

TEST_CASE("a day and a time of day are local to their zone") {
    const auto at = parse_instant("2026-02-16T20:30:00Z").value();
    CHECK(is_known_zone("Asia/Karachi"));
    CHECK(format_date(local_date(at, "Asia/Karachi")) == "2026-02-17");
    CHECK(format_time_of_day(local_time_of_day(at, "Asia/Karachi")) == "01:30");
    CHECK(format_date(local_date(at, "America/New_York")) == "2026-02-16");
    CHECK(format_time_of_day(local_time_of_day(at, "America/New_York")) == "15:30");
}

TEST_CASE("a clock on the wall shows a time once, twice where clocks go back, never where they go forward") {
    const auto instants = [](const char* date, int hour, int minute) {
        std::string all;
        const Seconds since_midnight = std::chrono::hours{hour} + Minutes{minute};
        for (const auto at : instants_at(parse_date(date).value(), since_midnight, "Europe/Berlin"))
            all += format_instant(at) + " ";
        return all;
    };
    CHECK(instants("2026-07-01", 9, 30) == "2026-07-01T07:30:00.000Z ");
    CHECK(instants("2026-10-25", 2, 30) == "2026-10-25T00:30:00.000Z 2026-10-25T01:30:00.000Z ");
    CHECK(instants("2026-03-29", 2, 30).empty());
    const auto at = parse_instant("2026-10-25T01:30:59.9Z").value();
    CHECK(format_clock_time(local_clock_time(at, "Europe/Berlin")) == "02:30:59");
}

TEST_CASE("a shift that would end in the last day of the year 9999 is refused, for instants have four digits of a year"
) {
    const auto at_end_of_time = [](int day) {
        const Date date = std::chrono::year{9999} / 12 / day;
        return materialise(date, Minutes{9 * 60}, Minutes{17 * 60}, "Asia/Karachi");
    };
    CHECK(at_end_of_time(29).has_value());
    const auto refused = at_end_of_time(31);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().fields.at(0).field == "shiftDate");
}

}  // namespace

}  // namespace rollcall::time
