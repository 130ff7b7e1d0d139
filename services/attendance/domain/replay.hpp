// Punches of machines put in their places: one person's records from a moment on, as if every punch had come in order
// of its time. What comes late, twice or shuffled leaves the same records as what comes in order (rules 2 to 4, 8, 11,
// 12).
//
// A punch decides only about what follows it. So a replay from the earliest new punch on stands for one of everything:
// what machines said before it stays where it is, and so does what people punched, whenever that was.
#pragma once

#include "services/attendance/domain/facts.hpp"
#include "services/attendance/domain/machine_punch.hpp"
#include "services/attendance/domain/policy_book.hpp"
#include "services/attendance/domain/record_change.hpp"

#include <vector>

namespace rollcall::attendance::domain {

// No record that began longer before a punch than this can take it: the longest shift, the earliest check-in and the
// latest check-out that a policy may allow.
inline constexpr std::chrono::hours kLongestReach{50};

struct KnownRecord {
    Record record;
    std::vector<Punch> punches;  // all of them
};

struct ReplayFacts {
    CompanyId company;
    Employee employee;
    PolicyBook policies;
    std::vector<ShiftInstance> shifts;  // that the person is assigned to, from `from` - kLongestReach on
    std::vector<KnownRecord> records;   // that overlap the same time, or are of one of these shifts
    std::vector<MachinePunch> punches;  // of machines, not held, from `from` on
    Instant from;
    Instant now;
};

struct ReplayedRecord {
    RecordChange change;               // with the punches it adds; its event is the first of what is new
    std::vector<std::string> further;  // events besides, in order
    std::vector<PunchId> removed;      // punches that were in it and are not any more
};

struct Replayed {
    std::vector<ReplayedRecord> records;  // that came out differently, and new ones
    std::vector<Record> emptied;          // nothing is left of them
    std::vector<MachinePunch> placed;     // all of the facts' punches, where they are now; earlier ones are where a
                                          // record above adds them
};

Replayed replay(ReplayFacts facts);

}  // namespace rollcall::attendance::domain
