#include "gateway/api/timeclock/hours.hpp"

#include "common/time/wire.hpp"
#include "common/time/zone.hpp"

#include <cmath>

namespace rollcall::timeclock {

double hours_of(std::int64_t minutes) {
    return std::round(static_cast<double>(minutes) * 100 / 60) / 100;
}

std::string clock_at(std::int64_t unix_micros, const std::string& zone) {
    return time::format_clock_time(time::local_clock_time(from_unix_micros(unix_micros), zone));
}

}  // namespace rollcall::timeclock
