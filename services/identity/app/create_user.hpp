#pragma once

#include "services/identity/credentials/passwords.hpp"
#include "services/identity/domain/user_fields.hpp"

#include <optional>
#include <string>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::identity::app {

struct NewUser {
    domain::FieldValues values;           // email, full_name and role are needed; status is not taken
    std::optional<std::string> password;  // left out: invited
};

// Active with a password, else invited; an employee code is made up when there is none. `by`:
// whoever creates them. Errors: invalid_argument naming the fields;
// permission_denied (rule 19); conflict userAlreadyExists, employeeCodeTaken, badgeNumberTaken.
Result<domain::User> create_user(
    pg::Tx& tx, credentials::Passwords& passwords, const Principal& by, const NewUser& wanted
);

// An operator of the installation, as good as an admin.
inline Principal operator_principal() {
    return {.role = Role::admin};
}

}  // namespace rollcall::identity::app
