#pragma once

#include "common/pg/database.hpp"
#include "services/shift/app/announce.hpp"
#include "services/shift/app/planning.hpp"
#include "services/shift/domain/shift.hpp"

namespace rollcall::shift::app {

// Errors: not_found shiftAssignment; forbidden; stale; conflict shiftCancelled.
Result<domain::Assignment> unassign(
    pg::Tx& tx, const Principal& caller, const Planning& planning, const AssignmentId& id, std::int64_t if_version
);

// Takes a person off a shift. Nothing, and nothing is told, when somebody else did so meanwhile.
std::optional<domain::Assignment> take_off(
    pg::Tx& tx, const domain::Assignment& assignment, const domain::Shift& shift, Cause cause
);

// Rule 14: a person who is suspended or leaves loses the shifts that have not begun.
void unassign_upcoming(pg::Tx& tx, const UserId& user);

}  // namespace rollcall::shift::app
