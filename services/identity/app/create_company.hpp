#pragma once

#include "common/pg/database.hpp"
#include "services/identity/app/create_user.hpp"
#include "services/identity/domain/company.hpp"

namespace rollcall::identity::app {

struct NewCompany {
    domain::Company company;  // its id and times are made here
    NewUser admin;            // role admin, whatever it says
};

struct CreatedCompany {
    domain::Company company;
    UserId admin;
};

// A company and its first admin. Errors: invalid_argument (codename, name, timeZone, adminEmail,
// adminPassword, ...); conflict companyCodenameTaken.
Result<CreatedCompany> create_company(
    pg::Database& database, credentials::Passwords& passwords, const NewCompany& wanted, const pg::Origin& origin
);

}  // namespace rollcall::identity::app
