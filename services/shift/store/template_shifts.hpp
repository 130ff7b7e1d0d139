// Dated shifts that came of a template.
#pragma once

#include "common/pg/database.hpp"
#include "services/shift/domain/shift.hpp"

#include <set>
#include <vector>

namespace rollcall::shift::store {

// Days on which the template's place at the site is taken, by whatever it came to.
std::set<Date> taken_days(
    pg::Tx& tx, const ShiftTemplateId& shift_template, const std::optional<SiteId>& site, Date from, Date to
);
// Inserts the shift in its template's place. False: the place is taken.
bool take_place(pg::Tx& tx, const ShiftTemplateId& shift_template, const domain::Shift& shift);
// The shift stays, its place is free for another.
void free_place(pg::Tx& tx, const ShiftId& id);

// Scheduled or running shifts of the template at the site on those days that have not ended; locked.
std::vector<domain::Shift> lock_planned(
    pg::Tx& tx, const ShiftTemplateId& shift_template, const std::optional<SiteId>& site, const std::vector<Date>& days
);
// Shifts of the template, at any site, that have not begun; locked.
std::vector<domain::Shift> lock_upcoming_of(pg::Tx& tx, const ShiftTemplateId& shift_template);
// Shifts of all templates that skip holidays, on that day at that site (none: at any), that have not begun; locked.
std::vector<domain::Shift> lock_upcoming_on(pg::Tx& tx, Date day, const std::optional<SiteId>& site);

// Assigns each of the people to each of the shifts, but for who is on it, was taken off it after `since` by somebody,
// or works another shift at that time. Those that were made.
std::vector<domain::Assignment> assign_all(
    pg::Tx& tx,
    const std::vector<domain::Shift>& shifts,
    const std::vector<UserId>& users,
    Instant since,
    const UserId& by
);
// Active assignments of the person to shifts of the template that have not begun.
std::vector<domain::Assignment> upcoming_assignments_of(
    pg::Tx& tx, const UserId& user, const ShiftTemplateId& shift_template
);
// Assignments to the shift of people who work another one at the time it moves to.
std::vector<domain::Assignment> clashing_assignments(pg::Tx& tx, const domain::Shift& moved);

}  // namespace rollcall::shift::store
