// What a change leaves behind: its event and its audit entry, in the change's transaction.
#pragma once

#include "common/pg/database.hpp"
#include "services/shift/domain/organisation.hpp"
#include "services/shift/domain/shift.hpp"

#include <string_view>
#include <vector>

namespace rollcall::shift::app {

// shift.created, .started, .ended
void announce(pg::Tx& tx, const char* type, const domain::Shift& shift);
// shift.updated, .cancelled: with who is assigned now
void announce(pg::Tx& tx, const char* type, const domain::Shift& shift, const std::vector<UserId>& users);
// shift.assigned, .unassigned
void announce(pg::Tx& tx, const char* type, const domain::Assignment& assignment, const domain::Shift& shift);

// shift.site_changed, .department_changed, .holiday_changed
void announce(pg::Tx& tx, const domain::Site& site);
void announce(pg::Tx& tx, const domain::Department& department);
void announce(pg::Tx& tx, const domain::Holiday& holiday);

// `before` may be null: it was made now.
void audit(pg::Tx& tx, const char* action, const domain::Shift* before, const domain::Shift& after);
void audit(pg::Tx& tx, const char* action, const domain::Assignment& assignment, const domain::Shift& shift);
void audit(pg::Tx& tx, const char* action, const domain::Site* before, const domain::Site& after);
void audit(pg::Tx& tx, const char* action, const domain::Department* before, const domain::Department& after);
void audit(pg::Tx& tx, const char* action, const domain::ShiftType* before, const domain::ShiftType& after);
void audit(pg::Tx& tx, const char* action, const domain::Holiday* before, const domain::Holiday& after);

}  // namespace rollcall::shift::app
