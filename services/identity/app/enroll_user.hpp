#pragma once

#include "common/pg/database.hpp"
#include "services/identity/app/create_user.hpp"

namespace rollcall::identity::app {

// As create_user, by an operator for the company of that codename. Error besides: not_found
// company.
Result<domain::User> enroll_user(
    pg::Database& database,
    credentials::Passwords& passwords,
    const std::string& codename,
    const NewUser& wanted,
    const pg::Origin& origin
);

}  // namespace rollcall::identity::app
