// Whose time sheets somebody may see (rule 19): their own; who leads, their direct reports' too; hr and admins all.
#pragma once

#include "common/core/principal.hpp"
#include "common/core/result.hpp"
#include "services/attendance/store/people_store.hpp"

#include <optional>

namespace rollcall::attendance::app {

// One person within the caller's reach. Errors: forbidden for who may see only their own; not_found user; forbidden for
// somebody out of reach.
Result<store::ListedPerson> person_in_reach(pg::Tx& tx, const Principal& caller, const UserId& user);

// Everybody within the caller's reach for `permission`.
store::PeopleFilter all_in_reach(const Principal& caller, Permission permission = Permission::attendance_view);

}  // namespace rollcall::attendance::app
