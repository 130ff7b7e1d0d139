// The shift a caller wants to change, locked, with the people on it.
#pragma once

#include "common/pg/database.hpp"
#include "services/shift/app/planning.hpp"
#include "services/shift/domain/shift.hpp"

#include <vector>

namespace rollcall::shift::app {

struct ChangeableShift {
    domain::Shift shift;
    std::vector<domain::Employee> assigned;

    std::vector<UserId> users() const;
};

// Errors: not_found shift; forbidden when it has begun or others' people work it; stale; conflict shiftCancelled.
Result<ChangeableShift> changeable_shift(
    pg::Tx& tx, const Principal& caller, const Planning& planning, const ShiftId& id, std::int64_t if_version
);

}  // namespace rollcall::shift::app
