// What the clock moves. Runs as the clock's own role, which may look across companies but changes one at a time.
#pragma once

#include "common/pg/database.hpp"
#include "services/shift/domain/shift.hpp"

#include <vector>

namespace rollcall::shift::store {

// Companies with a shift that is due, some hundred at most.
std::vector<CompanyId> due_companies(pg::Connection& connection);

// Moves a batch of this company's due shifts on and returns them. Rows another replica or an edit holds are left to the
// next look.
std::vector<domain::Shift> start_due_shifts(pg::Tx& tx);
std::vector<domain::Shift> end_due_shifts(pg::Tx& tx);

}  // namespace rollcall::shift::store
