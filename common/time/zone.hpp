// Zones by IANA name over the system's tzdata, read at run time. Rule 5 of the domain: local times become instants
// once.
#pragma once

#include "common/core/instant.hpp"
#include "common/core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace rollcall::time {

// True for a name the system's tzdata knows ("Asia/Karachi"). Never throws.
bool is_known_zone(std::string_view name);

// The calendar day in `zone` at that instant. Precondition: is_known_zone(zone).
Date local_date(Instant at, std::string_view zone);

// Minutes since local midnight in `zone` at that instant.
Minutes local_time_of_day(Instant at, std::string_view zone);

// Whole seconds since local midnight, as a clock on the wall shows them.
Seconds local_clock_time(Instant at, std::string_view zone);

// When a clock in `zone` shows that date and time: never in a gap, twice where clocks go back, in order.
// Precondition: is_known_zone(zone).
std::vector<Instant> instants_at(Date date, Seconds since_midnight, std::string_view zone);

struct ShiftInstants {
    Instant starts_at;
    Instant ends_at;
    bool dst_adjusted = false;  // a local time fell into a gap or was ambiguous

    bool operator==(const ShiftInstants&) const = default;
};

// Rule 5: `end` <= `start` means the next day. In a gap: the first valid instant after it. Ambiguous start: the
// earlier; ambiguous end: the later. From 2038 on the last offset that tzdata spells out holds. An empty result, or an
// unknown zone, is refused (invalid_argument on endTime or timeZone).
Result<ShiftInstants> materialise(Date date, Minutes start, Minutes end, std::string_view zone);

}  // namespace rollcall::time
