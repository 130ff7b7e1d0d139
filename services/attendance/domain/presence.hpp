// Who was in, from when to when: the ins and outs of one record, with what corrections put in their place.
#pragma once

#include "services/attendance/domain/punch.hpp"

#include <map>
#include <vector>

namespace rollcall::attendance::domain {

// Between a check-out and the next check-in of the same record.
struct Away {
    PunchId out;
    Instant from;
    Instant to;
};

struct Presence {
    std::optional<Instant> first_in;
    std::optional<Instant> last_out;
    bool closed_by_system = false;
    bool corrected = false;
    std::string work_mode = "office";  // the last check-in's
    std::vector<Away> away;
    std::vector<Instant> outs;                  // every check-out that counts
    std::map<PunchId, Resolution> resolutions;  // of ins, outs and autos
};

// Rules 3, 8, 12 and 13, over punches in the fold's order; breaks and checkpoints are passed over. A correction's in
// stands for the first in and all before it, its out for the last out and all that was known to follow.
Presence presence_of(const std::vector<Punch>& ordered);

}  // namespace rollcall::attendance::domain
