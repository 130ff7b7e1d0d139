// Makes the dated shifts that templates call for.
#pragma once

#include "common/pg/database.hpp"
#include "services/shift/app/planning.hpp"
#include "services/shift/domain/shift_template.hpp"
#include "services/shift/domain/template_member.hpp"

namespace rollcall::shift::app {

// The member's shift of today, and the one of yesterday that still runs; the rest is the planner's. The caller holds
// the locks of the member and the template.
Result<void> plan_today(
    pg::Tx& tx,
    const Planning& planning,
    const domain::ShiftTemplate& shift_template,
    const domain::TemplateMember& member
);

// Plans a batch of the company's due members some weeks ahead; how many. Doing it again changes nothing.
Result<int> plan_due_members(pg::Tx& tx, const Planning& planning);

}  // namespace rollcall::shift::app
