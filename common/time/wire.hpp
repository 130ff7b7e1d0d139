// Instants and dates as clients write and read them.
#pragma once

#include "common/core/instant.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace rollcall::time {

// "2026-02-16T05:20:21.265Z": UTC, milliseconds, always.
std::string format_instant(Instant at);

// RFC 3339 with an offset ("Z", "+05:00"); seconds may carry up to nine decimals. Without an offset, with an impossible
// date, or outside the years 1970 to 9999: nothing.
std::optional<Instant> parse_instant(std::string_view text);

// "2026-02-16"
std::string format_date(Date date);
// Exactly YYYY-MM-DD of an existing day in the years 1970 to 9999; else nothing.
std::optional<Date> parse_date(std::string_view text);

// Minutes since local midnight, from exactly "HH:MM" (00:00 to 23:59); else nothing.
std::optional<Minutes> parse_time_of_day(std::string_view text);
std::string format_time_of_day(Minutes since_midnight);

// Seconds since local midnight, from exactly "HH:MM:SS" (00:00:00 to 23:59:59); else nothing.
std::optional<Seconds> parse_clock_time(std::string_view text);
std::string format_clock_time(Seconds since_midnight);

}  // namespace rollcall::time
