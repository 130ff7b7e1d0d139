#pragma once

#include "services/identity/domain/user_fields.hpp"

namespace rollcall::pg {
class Tx;
}

namespace rollcall::identity::app {

struct UserChange {
    UserId id;
    domain::FieldValues values;
    std::int64_t if_version = 0;  // 0: any
    std::string reason = {};      // for the auditor
};

// Rule 19 decides who may change what. Nobody comes to report to their own report. A role change ends the person's
// access tokens, suspending and deactivating their sessions too. A change that changes nothing leaves no trace. Errors:
// invalid_argument naming the fields; not_found; permission_denied; stale; conflict lastAdmin,
// userAlreadyExists, employeeCodeTaken, badgeNumberTaken.
Result<domain::User> update_user(pg::Tx& tx, const Principal& actor, const UserChange& change);

}  // namespace rollcall::identity::app
