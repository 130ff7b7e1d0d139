// What may be changed of what one person holds besides their role.
#pragma once

#include "common/core/principal.hpp"
#include "common/core/result.hpp"
#include "services/identity/domain/user.hpp"

#include <string>
#include <vector>

namespace rollcall::identity::domain {

struct OverrideChange {
    std::vector<std::string> grant;
    std::vector<std::string> deny;
    std::vector<std::string> clear;  // back to what the role says
    bool replace = false;            // forget all former overrides first
};

// `held` after the change. Who is no admin changes it for people below them only, and grants nothing they do not hold
// themselves (rule 19); an admin holds everything, so nothing is denied to one. Errors: invalid_argument on
// permissionKey (unknown, or both granted and denied); permission_denied; conflict adminHoldsAll.
Result<Overrides> changed(
    const Principal& actor, const User& target, const Overrides& held, const OverrideChange& change
);

}  // namespace rollcall::identity::domain
