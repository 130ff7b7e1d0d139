// Projections of identity's companies and people (and of attendance's manager scope). No older version is applied.
#pragma once

#include "common/pg/database.hpp"
#include "services/shift/domain/people.hpp"
#include "services/shift/store/lock.hpp"

#include <map>
#include <vector>

namespace rollcall::shift::store {

// Unknown: an empty company.
domain::Company find_company(pg::Tx& tx);
// False: what is known is as new.
bool save_company_zone(pg::Tx& tx, const std::string& time_zone, std::int64_t version);
void save_manager_scope(pg::Tx& tx, ManagerScope scope, std::int64_t policy_version);

// for_change: the lock on this person's roster; take it after the shift's.
std::optional<domain::Employee> find_employee(pg::Tx& tx, const UserId& user, Lock lock = Lock::none);
// People with an active assignment to the shift, locked in an order that all share.
std::vector<domain::Employee> lock_assigned(pg::Tx& tx, const ShiftId& shift);
// Of those whose name is known.
std::map<UserId, std::string> names_of(pg::Tx& tx, const std::vector<UserId>& users);
void save_employee(pg::Tx& tx, const domain::Employee& employee);

}  // namespace rollcall::shift::store
