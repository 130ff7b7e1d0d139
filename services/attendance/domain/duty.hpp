// Rule 12 for people who are expected: who has not come is reminded, suspected absent, marked absent.
#pragma once

#include "services/attendance/domain/facts.hpp"

#include <optional>

namespace rollcall::attendance::domain {

// When something is due for somebody who has not checked in. They hang on the shift's instants: zones and DST are in
// there already (rule 5).
struct DutyMoments {
    Instant opening;                   // of the in-window (rule 2)
    std::optional<Instant> reminder;   // none: the policy wants none
    std::optional<Instant> suspicion;  // none: the absence comes first
    Instant absence;
};

DutyMoments moments_of(const ShiftInstance& shift, const Policy& policy);

// One assignment and what is known around it.
struct Duty {
    ShiftInstance shift;
    bool is_expected = true;  // still assigned, the person active
    bool has_record = false;  // of that shift
    bool has_checked_in = false;
    bool is_working = false;              // elsewhere, during the shift (rule 4)
    bool absence_is_ours = false;         // the record is an absence that the timer made
    std::optional<Instant> reminded_for;  // the moment they were reminded for
    std::optional<Instant> suspected_for;
};

// adoption: what the person works outside any shift may go over to this one (rule 4).
enum class Due { nothing, adoption, reminder, suspicion, absence, withdrawal };

struct Look {
    Due due = Due::nothing;
    std::optional<Instant> next;  // when to look again; none: nothing is left to happen
};

// One look at a duty: at most one thing is due at a time. A reminder is not sent once the shift has begun, and nobody
// becomes absent from a shift that ended longer than maxBackfillDays ago.
Look look_at(const Duty& duty, const Policy& policy, Instant now);

}  // namespace rollcall::attendance::domain
