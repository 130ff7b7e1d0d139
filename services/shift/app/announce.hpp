// What a change leaves behind: its event and its audit entry, in the change's transaction.
#pragma once

#include "common/pg/database.hpp"
#include "services/shift/domain/organisation.hpp"
#include "services/shift/domain/shift.hpp"
#include "services/shift/domain/shift_template.hpp"
#include "services/shift/domain/template_member.hpp"

#include <string_view>
#include <vector>

namespace rollcall::shift::app {

// Why somebody's shift changed. What a template does to its shifts is told once, as a change of the template.
enum class Cause { person, shift_template };

// shift.created, .started, .ended
void announce(pg::Tx& tx, const char* type, const domain::Shift& shift);
// shift.updated, .cancelled: with who is assigned now
void announce(
    pg::Tx& tx,
    const char* type,
    const domain::Shift& shift,
    const std::vector<UserId>& users,
    Cause cause = Cause::person
);
// shift.assigned, .unassigned
void announce(
    pg::Tx& tx,
    const char* type,
    const domain::Assignment& assignment,
    const domain::Shift& shift,
    Cause cause = Cause::person
);

// shift.template_changed: with who works by it
void announce(pg::Tx& tx, const domain::ShiftTemplate& shift_template, const std::vector<UserId>& users);
// shift.template_assigned; `shift_template` may be null: the person works by none
void announce(pg::Tx& tx, const domain::TemplateMember& member, const domain::ShiftTemplate* shift_template);

// shift.site_changed, .department_changed, .holiday_changed
void announce(pg::Tx& tx, const domain::Site& site);
void announce(pg::Tx& tx, const domain::Department& department);
void announce(pg::Tx& tx, const domain::Holiday& holiday);

// `before` may be null: it was made now.
void audit(pg::Tx& tx, const char* action, const domain::Shift* before, const domain::Shift& after);
void audit(pg::Tx& tx, const char* action, const domain::Assignment& assignment, const domain::Shift& shift);
void audit(pg::Tx& tx, const char* action, const domain::Site* before, const domain::Site& after);
void audit(pg::Tx& tx, const char* action, const domain::Department* before, const domain::Department& after);
void audit(pg::Tx& tx, const char* action, const domain::ShiftType* before, const domain::ShiftType& after);
void audit(pg::Tx& tx, const char* action, const domain::Holiday* before, const domain::Holiday& after);
void audit(pg::Tx& tx, const char* action, const domain::ShiftTemplate* before, const domain::ShiftTemplate& after);
void audit(pg::Tx& tx, const domain::TemplateMember& before, const domain::TemplateMember& after);

}  // namespace rollcall::shift::app
