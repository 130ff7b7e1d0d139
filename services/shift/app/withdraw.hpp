// Takes back what a template planned.
#pragma once

#include "common/pg/database.hpp"
#include "services/shift/app/announce.hpp"

namespace rollcall::shift::app {

// Cancels a dated shift that nobody wants any more; its place may be taken again. The caller holds its lock.
void cancel_planned(pg::Tx& tx, const domain::Shift& shift, Cause cause);

// The person's shifts of the template that have not begun go, and with the last person a shift itself.
void withdraw(pg::Tx& tx, const UserId& user, const ShiftTemplateId& shift_template);

// Rule 15: the day became free. Shifts of templates that skip holidays and have not begun go.
void withdraw_on(pg::Tx& tx, const domain::Holiday& holiday);

}  // namespace rollcall::shift::app
