// Lines of a terminal's attendance log: badge, local time and a status, apart by tabs; what follows is passed over.
#pragma once

#include "common/core/instant.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall::push {

struct LogLine {
    std::string badge;
    Instant at;
    int status = 0;
    std::string mark;  // tells it from the terminal's other lines, whenever it is read
};

// How a terminal's clock is to be read.
struct LogClock {
    std::string zone;
    Instant received_at;
};

// Nothing for a line that cannot be read. A time that the zone's clocks skip is read as if they did not. One that they
// show twice is the later one that has been already: the one now, for a punch that is sent at once.
std::optional<LogLine> read_log_line(std::string_view line, const LogClock& clock);

struct AttendanceLog {
    std::vector<LogLine> lines;
    std::vector<std::string> unreadable;  // their first 200 characters, '?' for what cannot be shown
};

AttendanceLog read_log(std::string_view body, const LogClock& clock);

// The number of lines that say something.
int count_lines(std::string_view body);

}  // namespace rollcall::push
