#include "common/time/wire.hpp"

#include <catch2/catch.hpp>

namespace rollcall::time {

namespace {

TEST_CASE("an instant is written in UTC with milliseconds") {
    CHECK(format_instant(from_unix_micros(1771219221265999)) == "2026-02-16T05:20:21.265Z");
    CHECK(format_instant(from_unix_micros(0)) == "1970-01-01T00:00:00.000Z");
}

TEST_CASE("an instant is read from RFC 3339 with an offset") {
    const auto [text, micros] = GENERATE(table<const char*, std::int64_t>({
        {"2026-02-16T05:20:21.265Z", 1771219221265000},
        {"2026-02-16T10:20:21.265+05:00", 1771219221265000},
        {"2026-02-15T21:50:21.265-07:30", 1771219221265000},
        {"2026-02-16T05:20:21Z", 1771219221000000},
        {"2026-02-16t05:20:21z", 1771219221000000},
        {"2026-02-16T05:20:21.123456789Z", 1771219221123456},
        {"2026-02-16T05:20:21.1Z", 1771219221100000},
        {"2024-02-29T00:00:00Z", 1709164800000000},
        {"1970-01-01T00:00:00Z", 0},
    }));
    INFO(text);
    const auto at = parse_instant(text);
    REQUIRE(at.has_value());
    CHECK(to_unix_micros(*at) == micros);
}

TEST_CASE("a text that is not a full instant is refused") {
    const auto* text = GENERATE(
        "",
        "2026-02-16",
        "2026-02-16T05:20:21",
        "2026-02-16T05:20Z",
        "2026-02-16 05:20:21Z",
        "2026-02-30T05:20:21Z",
        "2025-02-29T05:20:21Z",
        "2026-13-01T05:20:21Z",
        "2026-00-01T05:20:21Z",
        "2026-02-16T24:00:00Z",
        "2026-02-16T05:60:00Z",
        "2026-02-16T05:20:60Z",
        "2026-02-16T05:20:21.Z",
        "2026-02-16T05:20:21.1234567890Z",
        "2026-02-16T05:20:21+0500",
        "2026-02-16T05:20:21+24:00",
        "2026-02-16T05:20:21+05",
        "2026-02-16T05:20:21Zx",
        " 2026-02-16T05:20:21Z",
        "1969-12-31T23:59:59Z",
        "1970-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
        "-026-02-16T05:20:21Z",
        "1771219221"
    );
    INFO(text);
    CHECK_FALSE(parse_instant(text).has_value());
}

TEST_CASE("a date is exactly YYYY-MM-DD of a day that exists") {
    CHECK(format_date(parse_date("2026-02-16").value()) == "2026-02-16");
    CHECK(parse_date("2024-02-29").has_value());
    const auto* text = GENERATE(
        "", "2026-2-16", "2026-02-29", "2026-02-16T", "16-02-2026", "2026/02/16", "1969-12-31", "20260216", "2026-02-1x"
    );
    INFO(text);
    CHECK_FALSE(parse_date(text).has_value());
}

TEST_CASE("a time of day is exactly HH:MM") {
    CHECK(parse_time_of_day("00:00").value() == Minutes{0});
    CHECK(parse_time_of_day("23:59").value() == Minutes{23 * 60 + 59});
    CHECK(format_time_of_day(Minutes{9 * 60 + 5}) == "09:05");
    const auto* text = GENERATE("", "24:00", "9:00", "09:60", "09:00:00", "0900", "09:0", " 09:00", "ab:cd");
    INFO(text);
    CHECK_FALSE(parse_time_of_day(text).has_value());
}

TEST_CASE("a clock's time is exactly HH:MM:SS") {
    CHECK(parse_clock_time("08:45:07").value() == Seconds{(8 * 60 + 45) * 60 + 7});
    CHECK(format_clock_time(Seconds{(8 * 60 + 45) * 60 + 7}) == "08:45:07");
    CHECK(format_clock_time(Seconds{86399}) == "23:59:59");
    const auto* text = GENERATE("", "08:45", "24:00:00", "8:45:00", "08:45:60", "08:45:00Z", "08:45:0");
    INFO(text);
    CHECK_FALSE(parse_clock_time(text).has_value());
}

}  // namespace

}  // namespace rollcall::time
