// A row of identity.person as a User. For store/*.cpp only.
#pragma once

#include "common/pg/tx.hpp"
#include "services/identity/domain/user.hpp"

namespace rollcall::identity::store {

// Throws pqxx::conversion_error when the row holds a role or status that this version does not
// know.
domain::User user_of(const pqxx::row& row);

}  // namespace rollcall::identity::store
