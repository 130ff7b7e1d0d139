// Breaks as people start and end them, on the record they have open.
#pragma once

#include "services/attendance/domain/check_in.hpp"

namespace rollcall::attendance::domain {

struct StartBreak {
    Principal caller;
    std::string type;  // dinner, prayer, other
    std::optional<std::string> note;
    std::string source = "api";
    Instant received_at;
};

struct EndBreak {
    Principal caller;
    std::string source = "api";
    Instant received_at;
};

// `punches` are all of the open record's, facts.policy is the one it began with.
// Errors, in this order: noOpenRecordForBreak, breakAlreadyOpen (conflict); breakNoteRequired (unprocessable: `other`
// says what it is).
Result<RecordChange> decide_start_break(const PunchFacts& facts, const StartBreak& request, std::vector<Punch> punches);

// Errors, in this order: noOpenRecordForBreak (conflict); noOpenBreak (not_found).
Result<RecordChange> decide_end_break(const PunchFacts& facts, const EndBreak& request, std::vector<Punch> punches);

// The break that such a change has just started or ended: the newest. Null: there is none.
const Break* latest_break(const Derived& derived);

}  // namespace rollcall::attendance::domain
