// What the sibling services ask: facts for their projections, and which tokens are over.
#pragma once

#include "common/pg/database.hpp"
#include "services/identity/domain/company.hpp"
#include "services/identity/domain/revocation.hpp"
#include "services/identity/domain/user.hpp"
#include "services/identity/store/users.hpp"

#include <vector>

namespace rollcall::identity::app {

// Error: not_found.
Result<domain::Company> get_company(pg::Database& database, const CompanyId& company, const pg::Origin& origin);

// Whom nobody is is left out.
Result<std::vector<domain::User>> get_people(
    pg::Database& database, const CompanyId& company, const store::WantedPeople& wanted, const pg::Origin& origin
);

// Those after the sequence, and again those of the last seconds. `feed`: under the relay's role.
Result<std::vector<domain::Revocation>> list_revocations(pg::Database& feed, std::int64_t after_sequence);

}  // namespace rollcall::identity::app
