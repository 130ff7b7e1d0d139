#pragma once

#include "common/pg/database.hpp"
#include "services/shift/app/planning.hpp"
#include "services/shift/domain/shift.hpp"

namespace rollcall::shift::app {

// Errors: not_found shift, user; forbidden outside the caller's scope, or when it has begun; conflict shiftCancelled,
// userNotActive, shiftAssignmentAlreadyExists, shiftOverlaps.
Result<domain::Assignment> assign(
    pg::Tx& tx, const Principal& caller, const Planning& planning, const ShiftId& shift_id, const UserId& user
);

}  // namespace rollcall::shift::app
