#pragma once

#include "common/pg/database.hpp"
#include "services/shift/domain/shift.hpp"
#include "services/shift/store/lock.hpp"

#include <utility>
#include <vector>

namespace rollcall::shift::store {

std::optional<domain::Assignment> find_assignment(pg::Tx& tx, const AssignmentId& id);
bool is_assigned(pg::Tx& tx, const ShiftId& shift, const UserId& user);
// People with an active assignment.
std::vector<UserId> assigned_users(pg::Tx& tx, const ShiftId& shift);

// Violations: assignment_overlap, assignment_once.
void insert_assignment(pg::Tx& tx, const domain::Assignment& assignment, const time::ShiftInstants& at);
// False and nothing done when it was removed meanwhile.
bool remove_assignment(pg::Tx& tx, const domain::Assignment& assignment);

// The assignments follow their shift to its new instants. Violation: assignment_overlap.
void move_assignments(pg::Tx& tx, const domain::Shift& shift);
// As above, or false and nothing done where it would make somebody's shifts overlap.
bool try_move_assignments(pg::Tx& tx, const domain::Shift& shift);
// The shift is cancelled: its people are free for another.
void release_assignments(pg::Tx& tx, const ShiftId& shift);

// Active assignments of the person to shifts that have not begun.
std::vector<domain::Assignment> upcoming_assignments(pg::Tx& tx, const UserId& user);

}  // namespace rollcall::shift::store
