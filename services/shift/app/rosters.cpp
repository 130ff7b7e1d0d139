#include "services/shift/app/rosters.hpp"

#include "services/shift/domain/fields.hpp"
#include "services/shift/store/roster_lists.hpp"
#include "services/shift/store/shifts.hpp"
#include "services/shift/store/sites.hpp"

#include <set>

namespace rollcall::shift::app {

namespace {

constexpr auto kNewestFirst = "-startsAt";

template <class IdType>
store::AnyOf<IdType> read_ids(domain::FieldReader& read, const char* field, const AnyOfText& filter) {
    store::AnyOf<IdType> ids;
    ids.or_null = filter.or_null;
    for (const auto& value : filter.values)
        if (auto id = read.id<IdType>(field, value)) ids.values.push_back(*id);
    return ids;
}

store::AnyOf<std::string> read_dates(domain::FieldReader& read, const AnyOfText& filter) {
    store::AnyOf<std::string> dates{{}, filter.or_null};
    for (const auto& value : filter.values) {
        read.date("shiftDate", value);
        dates.values.push_back(value);
    }
    return dates;
}

store::AnyOf<std::string> read_statuses(domain::FieldReader& read, const AnyOfText& filter) {
    store::AnyOf<std::string> statuses{{}, filter.or_null};
    for (const auto& value : filter.values) {
        if (const auto status = domain::parse_status(value))
            statuses.values.emplace_back(name_of(*status));
        else
            read.refuse(
                "status", Fault::not_an_enum, "expected scheduled, in_progress, completed, missed or cancelled"
            );
    }
    return statuses;
}

Result<store::ShiftFilter> read_filter(const ShiftQuery& query) {
    domain::FieldReader read;
    store::ShiftFilter filter;
    filter.dates = read_dates(read, query.dates);
    if (query.date_from) filter.from = read.date("dateFrom", query.date_from);
    if (query.date_to) filter.to = read.date("dateTo", query.date_to);
    filter.departments = read_ids<DepartmentId>(read, "departmentId", query.departments);
    filter.sites = read_ids<SiteId>(read, "siteId", query.sites);
    filter.statuses = read_statuses(read, query.statuses);
    filter.users = read_ids<UserId>(read, "userId", query.users);
    ROLLCALL_CHECK(read.verdict());
    return filter;
}

std::vector<domain::Site> sites_of(pg::Tx& tx, const std::vector<domain::Shift>& shifts) {
    std::set<SiteId> ids;
    for (const auto& shift : shifts)
        if (shift.plan.site) ids.insert(*shift.plan.site);
    if (ids.empty()) return {};
    return store::find_sites(tx, {ids.begin(), ids.end()});
}

}  // namespace

Result<domain::Shift> get_shift(pg::Tx& tx, const ShiftId& id) {
    auto shift = store::find_shift(tx, id);
    if (!shift) return fail(not_found("shift"));
    return *shift;
}

Result<Page<domain::Shift>> list_shifts(pg::Tx& tx, const Principal& caller, const ShiftQuery& query) {
    ROLLCALL_TRY(const auto paging, read_paging(query.page, kNewestFirst));
    ROLLCALL_TRY(auto filter, read_filter(query));
    if (scope_of(caller, Permission::roster_view, ManagerScope::company) == Scope::own)
        filter.users = {{caller.user}, false};
    return store::list_shifts(tx, paging, filter);
}

Result<Page<domain::Assignment>> list_assignments(pg::Tx& tx, const AssignmentQuery& query) {
    ROLLCALL_TRY(const auto paging, read_paging(query.page, "-createdAt"));
    domain::FieldReader read;
    const store::AssignmentFilter filter{
        read_ids<ShiftId>(read, "shiftId", query.shifts), read_ids<UserId>(read, "userId", query.users)};
    ROLLCALL_CHECK(read.verdict());
    return store::list_assignments(tx, paging, filter);
}

Roster roster_of(
    pg::Tx& tx, const std::vector<ShiftId>& shifts, const std::vector<UserId>& users, Instant ending_after
) {
    Roster roster;
    std::set<ShiftId> shift_ids(shifts.begin(), shifts.end());
    std::set<AssignmentId> seen;
    const auto take = [&](const std::vector<domain::Assignment>& found) {
        for (const auto& assignment : found) {
            if (!seen.insert(assignment.id).second) continue;
            shift_ids.insert(assignment.shift);
            roster.assignments.push_back(assignment);
        }
    };
    if (!shifts.empty()) take(store::assignments_of_shifts(tx, shifts));
    if (!users.empty()) take(store::assignments_of_users(tx, users, ending_after));
    if (!shift_ids.empty()) roster.shifts = store::shifts_by_id(tx, {shift_ids.begin(), shift_ids.end()});
    roster.sites = sites_of(tx, roster.shifts);
    return roster;
}

DescribedShifts describe_shifts(pg::Tx& tx, const std::vector<ShiftId>& shifts) {
    DescribedShifts described{.shifts = store::shifts_by_id(tx, shifts)};
    described.sites = sites_of(tx, described.shifts);
    return described;
}

}  // namespace rollcall::shift::app
