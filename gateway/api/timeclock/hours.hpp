#pragma once

#include <cstdint>
#include <string>

namespace rollcall::timeclock {

// Minutes as hours with two decimals: 8.25.
double hours_of(std::int64_t minutes);

// What clocks in `zone` show at that moment, HH:MM:SS.
std::string clock_at(std::int64_t unix_micros, const std::string& zone);

}  // namespace rollcall::timeclock
