// Keeping up with identity and attendance: what their events mean for rosters.
#pragma once

#include "common/pg/database.hpp"
#include "services/shift/domain/people.hpp"

namespace rollcall::shift::app {

void follow_company(pg::Tx& tx, const std::string& time_zone, std::int64_t version);
void follow_manager_scope(pg::Tx& tx, ManagerScope scope, std::int64_t policy_version);
// Rule 14: who is suspended or leaves loses the shifts that have not begun.
void follow_employee(pg::Tx& tx, const domain::Employee& employee);

}  // namespace rollcall::shift::app
