// Who may make, see and change whom (rule 19: admin > hr_operations > manager > team_lead > the
// rest).
#pragma once

#include "common/core/principal.hpp"
#include "common/core/result.hpp"
#include "services/identity/domain/user_fields.hpp"

#include <set>

namespace rollcall::identity::domain {

// Admins make any role, hr_operations team_lead and below, nobody else anybody. Error:
// permission_denied.
Result<void> may_create(Role actor, Role wanted);

// Oneself, one's direct reports, and everybody for admin and hr_operations.
bool may_see(const Principal& actor, const User& target);

// Fields by who edits whom: admins everything of everybody; hr_operations most fields of those
// below them; everybody a few of their own. Error: permission_denied.
Result<void> may_edit(const Principal& actor, const User& target, const std::set<Field>& fields);

}  // namespace rollcall::identity::domain
