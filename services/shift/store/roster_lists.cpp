#include "services/shift/store/roster_lists.hpp"

#include "common/pg/listing.hpp"
#include "services/shift/store/assignment_row.hpp"
#include "services/shift/store/filters.hpp"
#include "services/shift/store/shift_row.hpp"

namespace rollcall::shift::store {

namespace {

// What every list of shifts can be narrowed by.
constexpr std::string_view kShiftRows = R"sql(FROM shift.shift
     WHERE company_id = $1
       AND ($2::date[] IS NULL OR shift_date = ANY ($2::date[]))
       AND ($3::date IS NULL OR shift_date >= $3::date)
       AND ($4::date IS NULL OR shift_date <= $4::date)
       AND ($5::uuid[] IS NULL OR department_id = ANY ($5::uuid[]) OR $6 AND department_id IS NULL)
       AND ($7::uuid[] IS NULL OR site_id = ANY ($7::uuid[]) OR $8 AND site_id IS NULL)
       AND ($9::text[] IS NULL OR status = ANY ($9::text[])))sql";

// An array, not a subquery, so that few shifts of many are reached through their key under any plan.
constexpr std::string_view kOfPeople = R"sql(
       AND id = ANY (ARRAY(SELECT shift_id FROM shift.assignment
                            WHERE company_id = $1 AND user_id = ANY ($10::uuid[]) AND status = 'active')))sql";

constexpr std::string_view kOfPeopleOrNobody = R"sql(
       AND (id = ANY (ARRAY(SELECT shift_id FROM shift.assignment
                             WHERE company_id = $1 AND user_id = ANY ($10::uuid[]) AND status = 'active'))
            OR NOT EXISTS (SELECT FROM shift.assignment
                            WHERE company_id = $1 AND shift_id = shift.id AND status = 'active')))sql";

constexpr std::initializer_list<pg::Listing::SortField> kShiftSorts = {
    {"id", "id"},
    {"shiftDate", "shift_date"},
    {"startTime", "start_minute"},
    {"endTime", "end_minute"},
    {"timeZone", "time_zone"},
    {"startsAt", "starts_at"},
    {"endsAt", "ends_at"},
    {"location", "location"},
    {"siteId", "site_id"},
    {"departmentId", "department_id"},
    {"shiftTypeId", "shift_type_id"},
    {"status", "status"},
    {"status_idx", "array_position(ARRAY['scheduled', 'in_progress', 'completed', 'missed', 'cancelled'], status)"},
    {"graceMinutes", "grace_minutes"},
    {"requiredCheckInIntervalMinutes", "interval_minutes"},
    {"checkInToleranceMinutes", "tolerance_minutes"},
    {"missedCount", "missed_count"},
    {"companyId", "company_id"},
    {"isActive", "(status <> 'cancelled')"},
    {"recordVersion", "record_version"},
    {"createdAt", "created_at"},
    {"updatedAt", "updated_at"},
    {"_owner", "created_by"},
};

pg::Listing make_shift_listing(std::string_view name, std::string_view narrowed, int parameters) {
    return {name, SHIFT_COLUMNS, std::string(kShiftRows) + std::string(narrowed), parameters, kShiftSorts};
}

const pg::Listing& assignment_listing() {
    static const pg::Listing all(
        "list_assignments",
        ASSIGNMENT_COLUMNS,
        R"sql(FROM shift.assignment
     WHERE company_id = $1 AND status = 'active'
       AND ($2::uuid[] IS NULL OR shift_id = ANY ($2::uuid[]))
       AND ($3::uuid[] IS NULL OR user_id = ANY ($3::uuid[])))sql",
        3,
        {
            {"id", "id"},
            {"shiftId", "shift_id"},
            {"userId", "user_id"},
            {"status", "status"},
            {"companyId", "company_id"},
            {"isActive", "(status = 'active')"},
            {"recordVersion", "record_version"},
            {"createdAt", "created_at"},
            {"updatedAt", "updated_at"},
            {"_owner", "user_id"},
        }
    );
    return all;
}

constexpr pg::Statement kShiftsById{
    "shifts_by_id", "SELECT " SHIFT_COLUMNS " FROM shift.shift WHERE company_id = $1 AND id = ANY ($2::uuid[])"};

constexpr pg::Statement kOfShifts{"assignments_of_shifts", "SELECT " ASSIGNMENT_COLUMNS R"sql( FROM shift.assignment
     WHERE company_id = $1 AND shift_id = ANY ($2::uuid[]) AND status = 'active')sql"};

constexpr pg::Statement kOfUsers{"assignments_of_users", "SELECT " ASSIGNMENT_COLUMNS R"sql( FROM shift.assignment
     WHERE company_id = $1 AND user_id = ANY ($2::uuid[]) AND status = 'active' AND ends_at > $3)sql"};

std::vector<domain::Assignment> read_assignments(const pqxx::result& rows) {
    std::vector<domain::Assignment> assignments;
    for (const auto& row : rows) assignments.push_back(read_assignment(row));
    return assignments;
}

}  // namespace

Result<Page<domain::Shift>> list_shifts(pg::Tx& tx, const Paging& paging, const ShiftFilter& filter) {
    static const auto all = make_shift_listing("list_shifts", "", 9);
    static const auto of_people = make_shift_listing("list_shifts_of_people", kOfPeople, 10);
    static const auto of_people_or_nobody = make_shift_listing("list_shifts_or_nobody", kOfPeopleOrNobody, 10);
    const auto page = [&](const pg::Listing& listing, const auto&... people) {
        return listing.page(
            tx,
            paging,
            read_shift,
            tx.company(),
            parameter(filter.dates),
            filter.from,
            filter.to,
            parameter(filter.departments),
            filter.departments.or_null,
            parameter(filter.sites),
            filter.sites.or_null,
            parameter(filter.statuses),
            people...
        );
    };
    if (!filter.users.is_set()) return page(all);
    return page(filter.users.or_null ? of_people_or_nobody : of_people, parameter(filter.users));
}

Result<Page<domain::Assignment>> list_assignments(pg::Tx& tx, const Paging& paging, const AssignmentFilter& filter) {
    return assignment_listing().page(
        tx, paging, read_assignment, tx.company(), parameter(filter.shifts), parameter(filter.users)
    );
}

std::vector<domain::Shift> shifts_by_id(pg::Tx& tx, const std::vector<ShiftId>& ids) {
    std::vector<domain::Shift> shifts;
    for (const auto& row : tx.exec(kShiftsById, tx.company(), pg::array(ids))) shifts.push_back(read_shift(row));
    return shifts;
}

std::vector<domain::Assignment> assignments_of_shifts(pg::Tx& tx, const std::vector<ShiftId>& shifts) {
    return read_assignments(tx.exec(kOfShifts, tx.company(), pg::array(shifts)));
}

std::vector<domain::Assignment> assignments_of_users(
    pg::Tx& tx, const std::vector<UserId>& users, Instant ending_after
) {
    return read_assignments(tx.exec(kOfUsers, tx.company(), pg::array(users), ending_after));
}

}  // namespace rollcall::shift::store
