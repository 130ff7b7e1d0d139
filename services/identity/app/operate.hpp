// What an operator of the installation does, across companies.
#pragma once

#include "common/pg/database.hpp"
#include "services/identity/app/create_user.hpp"
#include "services/identity/domain/company.hpp"

#include <vector>

namespace rollcall::identity::app {

Result<std::vector<domain::Company>> list_companies(pg::Database& database);

// As create_user, for the company of that codename. Error besides: not_found company.
Result<domain::User> enroll_user(
    pg::Database& database,
    credentials::Passwords& passwords,
    const std::string& codename,
    const NewUser& wanted,
    const pg::Origin& origin
);

}  // namespace rollcall::identity::app
