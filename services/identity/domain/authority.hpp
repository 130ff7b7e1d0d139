// Who may make, see and change whom (rule 19: admin > hr_operations > manager > team_lead > the
// rest).
#pragma once

#include "common/core/principal.hpp"
#include "common/core/result.hpp"
#include "services/identity/domain/user_fields.hpp"

namespace rollcall::identity::domain {

// Who may create users makes those below them; admins any role, hr_operations team_lead and below.
// Error: permission_denied.
Result<void> may_create(const Principal& actor, Role wanted);

// Oneself, one's direct reports, and everybody for whom users.view_all holds.
bool may_see(const Principal& actor, const User& target);

// Mails, permissions and the like: with users.edit, of people below oneself; admins of everybody.
// Error: permission_denied.
Result<void> may_manage(const Principal& actor, const User& target);

// Fields by who edits whom: admins everything of everybody; with users.edit most fields of those
// below; everybody a few of their own. Status and role have permissions of their own. Error:
// permission_denied.
Result<void> may_edit(const Principal& actor, const User& target, const FieldValues& values);

}  // namespace rollcall::identity::domain
