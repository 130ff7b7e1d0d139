// Rule 12's timers of people who are expected, fired in batches: one transaction tells, marks absent or withdraws for
// all of them, and moves them on.
#pragma once

#include "common/core/id.hpp"
#include "common/core/result.hpp"

#include <vector>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::attendance::app {

struct Fired {
    int reminders = 0;
    int suspicions = 0;
    int absences = 0;
    int withdrawals = 0;
};

// Looks at those of `due` that are still due and that nobody else looks at.
Result<Fired> look_at_duties(pg::Tx& tx, const std::vector<AssignmentId>& due);

}  // namespace rollcall::attendance::app
