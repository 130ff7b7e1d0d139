// What people hold besides their role.
#pragma once

#include "common/core/id.hpp"
#include "common/core/permission_keys.hpp"

namespace rollcall::pg {
class Tx;
}

namespace rollcall::identity::store {

// Keys that this version does not know are left out.
Overrides overrides_of(pg::Tx& tx, const UserId& user);
// In place of the former ones. Call with the user's row locked.
void save_overrides(pg::Tx& tx, const UserId& user, const Overrides& overrides);

}  // namespace rollcall::identity::store
