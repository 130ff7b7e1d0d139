// Shifts and assignments as lists, and as a sibling asks for them.
#pragma once

#include "common/core/paging.hpp"
#include "common/pg/database.hpp"
#include "services/shift/domain/shift.hpp"
#include "services/shift/store/any_of.hpp"

namespace rollcall::shift::store {

struct ShiftFilter {
    AnyOf<std::string> dates;  // YYYY-MM-DD
    std::optional<Date> from, to;
    AnyOf<DepartmentId> departments;
    AnyOf<SiteId> sites;
    AnyOf<std::string> statuses;
    AnyOf<UserId> users;  // assigned now; or_null: nobody is
};

Result<Page<domain::Shift>> list_shifts(pg::Tx& tx, const Paging& paging, const ShiftFilter& filter);

struct AssignmentFilter {
    AnyOf<ShiftId> shifts;
    AnyOf<UserId> users;
};

// Active ones.
Result<Page<domain::Assignment>> list_assignments(pg::Tx& tx, const Paging& paging, const AssignmentFilter& filter);

std::vector<domain::Shift> shifts_by_id(pg::Tx& tx, const std::vector<ShiftId>& ids);
std::vector<domain::Assignment> assignments_of_shifts(pg::Tx& tx, const std::vector<ShiftId>& shifts);
// To shifts that end after `ending_after`.
std::vector<domain::Assignment> assignments_of_users(
    pg::Tx& tx, const std::vector<UserId>& users, Instant ending_after
);

}  // namespace rollcall::shift::store
