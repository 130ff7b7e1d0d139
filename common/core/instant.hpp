// Time as types: an instant is a point on the UTC line in microseconds (what PostgreSQL keeps), a date is a calendar
// day without a zone. Rules never read a clock; they are given the instant.
#pragma once

#include <chrono>

namespace rollcall {

using Instant = std::chrono::sys_time<std::chrono::microseconds>;
using Date = std::chrono::year_month_day;
using Minutes = std::chrono::minutes;
using Seconds = std::chrono::seconds;

// The server's clock; only edges call it.
inline Instant now() {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

constexpr std::int64_t to_unix_micros(Instant at) {
    return at.time_since_epoch().count();
}

constexpr Instant from_unix_micros(std::int64_t micros) {
    return Instant{std::chrono::microseconds{micros}};
}

// Whole minutes from `from` to `to`, rounded down; negative when `to` is earlier.
constexpr int whole_minutes(Instant from, Instant to) {
    return static_cast<int>(std::chrono::floor<Minutes>(to - from).count());
}

}  // namespace rollcall
