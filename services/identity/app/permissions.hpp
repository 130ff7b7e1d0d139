// What one person holds, and what goes over their role.
#pragma once

#include "services/identity/domain/override.hpp"

namespace rollcall::pg {
class Tx;
}

namespace rollcall::identity::app {

struct HeldPermissions {
    domain::User user;
    Overrides overrides;
};

// Error: not_found.
Result<HeldPermissions> permissions_of(pg::Tx& tx, const UserId& id);
// Ends the person's access tokens, so that it counts everywhere within seconds. A change that changes nothing leaves no
// trace. Errors: not_found, and those of domain::changed.
Result<HeldPermissions> override_permissions(
    pg::Tx& tx, const Principal& actor, const UserId& id, const domain::OverrideChange& change
);

}  // namespace rollcall::identity::app
