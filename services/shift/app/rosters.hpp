// Reading shifts and assignments.
#pragma once

#include "common/core/principal.hpp"
#include "common/pg/database.hpp"
#include "services/shift/app/list_query.hpp"
#include "services/shift/domain/organisation.hpp"
#include "services/shift/domain/shift.hpp"

namespace rollcall::shift::app {

Result<domain::Shift> get_shift(pg::Tx& tx, const ShiftId& id);

struct ShiftQuery {
    PageQuery page;
    AnyOfText dates, departments, sites, statuses, users;
    std::optional<std::string> date_from, date_to;
};

// Newest first unless sorted. People who plan nothing see their own assignments, whatever the filter says. Errors: the
// filters that do not parse.
Result<Page<domain::Shift>> list_shifts(pg::Tx& tx, const Principal& caller, const ShiftQuery& query);

struct AssignmentQuery {
    PageQuery page;
    AnyOfText shifts, users;
};

Result<Page<domain::Assignment>> list_assignments(pg::Tx& tx, const AssignmentQuery& query);

// The named shifts, cancelled ones too, and their sites. What is unknown is left out.
struct DescribedShifts {
    std::vector<domain::Shift> shifts;
    std::vector<domain::Site> sites;
};

DescribedShifts describe_shifts(pg::Tx& tx, const std::vector<ShiftId>& shifts);

// For siblings: the named shifts with everybody on them, the named people's assignments to shifts that end after the
// instant, with those shifts, and the sites of all. What is unknown is left out.
struct Roster {
    std::vector<domain::Shift> shifts;
    std::vector<domain::Assignment> assignments;
    std::vector<domain::Site> sites;
};

Roster roster_of(
    pg::Tx& tx, const std::vector<ShiftId>& shifts, const std::vector<UserId>& users, Instant ending_after
);

}  // namespace rollcall::shift::app
