// Projection of identity's people. Only newer versions are applied.
#pragma once

#include "common/pg/database.hpp"
#include "services/notification/domain/person.hpp"

#include <vector>

namespace rollcall::notification::store {

void save_people(pg::Tx& tx, const std::vector<domain::Person>& people);
std::vector<domain::Person> find_people(pg::Tx& tx, const std::vector<UserId>& ids);
std::vector<domain::Person> active_people_with_role(pg::Tx& tx, const std::string& role);

// Whether everybody of the company was read once.
bool knows_everybody(pg::Tx& tx);
void remember_everybody_is_known(pg::Tx& tx);

CompanyId company_of(const pg::Tx& tx);

}  // namespace rollcall::notification::store
