// Who works by which template.
#pragma once

#include "common/pg/database.hpp"
#include "services/shift/app/planning.hpp"
#include "services/shift/domain/template_member.hpp"

#include <vector>

namespace rollcall::shift::app {

// From now on the person works by that template, or by none; the dated shifts of a former one that have not begun go,
// the new one's of today is made at once. Errors: not_found user, shiftTemplate; conflict shiftNotActive,
// userNotActive.
Result<domain::TemplateMember> assign_template(
    pg::Tx& tx, const Planning& planning, const UserId& user, const std::optional<ShiftTemplateId>& id
);

// Error: not_found shiftTemplate.
Result<std::vector<UserId>> template_members(pg::Tx& tx, const ShiftTemplateId& id);

}  // namespace rollcall::shift::app
