#include "tests/integration/shift/roster_desk.hpp"

#include <catch2/catch.hpp>

namespace rollcall::shift {

namespace {

Result<Page<domain::Shift>> list(RosterDesk& desk, const app::ShiftQuery& query, const Principal& by) {
    return desk.in_tx([&](pg::Tx& tx) { return app::list_shifts(tx, by, query); });
}

Result<Page<domain::Shift>> list(RosterDesk& desk, const app::ShiftQuery& query) {
    return list(desk, query, desk.admin);
}

std::vector<std::string> dates(const Page<domain::Shift>& page) {
    std::vector<std::string> found;
    for (const auto& shift : page.rows) found.push_back(std::to_string(static_cast<unsigned>(shift.plan.date.day())));
    return found;
}

using Dates = std::vector<std::string>;

// Three shifts on the 10th, 11th and 12th.
struct ThreeDays {
    ThreeDays() {
        for (const char* date : {"2030-01-11", "2030-01-10", "2030-01-12"})
            shifts.push_back(desk.create(draft(date, "09:00", "17:00")).value());
    }

    RosterDesk desk;
    std::vector<domain::Shift> shifts;
};

TEST_CASE("shifts are listed newest first, in pages, with the total") {
    ThreeDays days;
    app::ShiftQuery query;
    CHECK(dates(list(days.desk, query).value()) == Dates{"12", "11", "10"});
    query.page = {2, 2, ""};
    const auto second = list(days.desk, query).value();
    CHECK(dates(second) == Dates{"10"});
    CHECK(second.total == 3);
    query.page = {5, 2, ""};
    CHECK(list(days.desk, query).value().total == 3);
    query.page = {0, 501, ""};
    CHECK(list(days.desk, query).error().fields.at(0).field == "pageRowCount");
}

TEST_CASE("shifts are sorted by any documented field, and by no other") {
    ThreeDays days;
    app::ShiftQuery query;
    for (const char* field :
         {"id",
          "shiftDate",
          "startTime",
          "endTime",
          "timeZone",
          "startsAt",
          "endsAt",
          "location",
          "siteId",
          "departmentId",
          "shiftTypeId",
          "status",
          "status_idx",
          "graceMinutes",
          "requiredCheckInIntervalMinutes",
          "checkInToleranceMinutes",
          "missedCount",
          "companyId",
          "isActive",
          "recordVersion",
          "createdAt",
          "updatedAt",
          "_owner"})
        for (const char* direction : {"", "-"}) {
            query.page.sort_by = std::string(direction) + field;
            INFO(query.page.sort_by);
            CHECK(list(days.desk, query).value().rows.size() == 3);
        }
    query.page.sort_by = "shiftDate";
    CHECK(dates(list(days.desk, query).value()) == Dates{"10", "11", "12"});
    for (const char* wrong : {"colour", "shift_date", "--shiftDate", "id; DROP TABLE shift.shift", "-"}) {
        query.page.sort_by = wrong;
        INFO(wrong);
        CHECK(list(days.desk, query).error().fields.at(0).field == "sortBy");
    }
}

TEST_CASE("shifts are filtered by day, place, people and status") {
    ThreeDays days;
    const auto user = days.desk.hire();
    days.desk.assign(days.shifts[0], user).value();
    app::ShiftQuery query;
    query.date_from = "2030-01-11";
    CHECK(dates(list(days.desk, query).value()) == Dates{"12", "11"});
    query.date_to = "2030-01-11";
    CHECK(dates(list(days.desk, query).value()) == Dates{"11"});

    query = {};
    query.dates = {{"2030-01-10", "2030-01-12"}, false};
    CHECK(dates(list(days.desk, query).value()) == Dates{"12", "10"});
    query.dates = {{}, true};
    CHECK(list(days.desk, query).value().total == 0);

    query = {};
    query.users = {{user.str()}, false};
    CHECK(dates(list(days.desk, query).value()) == Dates{"11"});
    query.users.or_null = true;
    CHECK(list(days.desk, query).value().total == 3);
    query.users = {{}, true};
    CHECK(dates(list(days.desk, query).value()) == Dates{"12", "10"});

    query = {};
    query.statuses = {{"Scheduled", "MISSED"}, false};
    CHECK(list(days.desk, query).value().total == 3);
    query.statuses = {{"cancelled"}, false};
    CHECK(list(days.desk, query).value().total == 0);

    query = {};
    query.sites = {{}, true};
    CHECK(list(days.desk, query).value().total == 3);
    query.departments = {{DepartmentId::make().str()}, false};
    CHECK(list(days.desk, query).value().total == 0);
}

TEST_CASE("filters that do not parse are named, all of them") {
    RosterDesk desk;
    app::ShiftQuery query;
    query.dates = {{"tomorrow"}, false};
    query.date_from = "2030-02-30";
    query.departments = {{"1"}, false};
    query.sites = {{"2"}, false};
    query.statuses = {{"running"}, false};
    query.users = {{"3"}, false};
    const auto refused = list(desk, query);
    REQUIRE_FALSE(refused.has_value());
    const auto& fields = refused.error().fields;
    REQUIRE(fields.size() == 6);
    CHECK((fields[0].field == "shiftDate" && fields[0].fault == Fault::not_a_date));
    CHECK((fields[4].field == "status" && fields[4].fault == Fault::not_an_enum));
    CHECK((fields[5].field == "userId" && fields[5].fault == Fault::not_an_id));
}

TEST_CASE("an employee lists their own assignments, whatever the filter says") {
    ThreeDays days;
    auto employee = days.desk.caller(Role::employee);
    employee.user = days.desk.hire();
    const auto colleague = days.desk.hire();
    days.desk.assign(days.shifts[0], employee.user).value();
    days.desk.assign(days.shifts[1], colleague).value();
    app::ShiftQuery query;
    CHECK(dates(list(days.desk, query, employee).value()) == Dates{"11"});
    query.users = {{colleague.str()}, true};
    CHECK(dates(list(days.desk, query, employee).value()) == Dates{"11"});
    CHECK(list(days.desk, {}, days.desk.manager).value().total == 3);
}

TEST_CASE("rule 18: another company's shifts are in no list and no roster") {
    ThreeDays days;
    RosterDesk other;
    CHECK(list(other, {}).value().total == 0);
    const auto user = days.desk.hire();
    days.desk.assign(days.shifts[0], user).value();
    const auto roster = other.in_tx([&](pg::Tx& tx) -> Result<app::Roster> {
        return app::roster_of(tx, {days.shifts[0].id}, {user}, Instant{});
    });
    CHECK(roster.value().shifts.empty());
    CHECK(roster.value().assignments.empty());
}

TEST_CASE("a roster has the shifts asked for, the people's shifts that are not over, and no row twice") {
    ThreeDays days;
    const auto user = days.desk.hire();
    const auto colleague = days.desk.hire();
    days.desk.assign(days.shifts[0], user).value();
    days.desk.assign(days.shifts[0], colleague).value();
    days.desk.assign(days.shifts[2], user).value();
    const auto ask = [&](std::vector<ShiftId> shifts, std::vector<UserId> users, Instant after) {
        return days.desk
            .in_tx([&](pg::Tx& tx) -> Result<app::Roster> { return app::roster_of(tx, shifts, users, after); })
            .value();
    };
    const auto by_shift = ask({days.shifts[0].id, ShiftId::make()}, {}, Instant{});
    CHECK(by_shift.shifts.size() == 1);
    CHECK(by_shift.assignments.size() == 2);
    const auto both = ask({days.shifts[0].id}, {user}, Instant{});
    CHECK(both.shifts.size() == 2);
    CHECK(both.assignments.size() == 3);
    const auto later = ask({}, {user}, days.shifts[0].at.ends_at);
    CHECK(later.shifts.size() == 1);
    CHECK(later.assignments.size() == 1);
}

TEST_CASE("assignments are filtered, sorted and paged") {
    ThreeDays days;
    const auto user = days.desk.hire();
    for (const auto& shift : days.shifts) days.desk.assign(shift, user).value();
    const auto ask = [&](const app::AssignmentQuery& query) {
        return days.desk.in_tx([&](pg::Tx& tx) { return app::list_assignments(tx, query); });
    };
    CHECK(ask({}).value().total == 3);
    CHECK(ask({.page = {}, .shifts = {{days.shifts[0].id.str()}, false}, .users = {}}).value().total == 1);
    CHECK(ask({.page = {}, .shifts = {}, .users = {{user.str()}, false}}).value().total == 3);
    for (const char* field :
         {"id", "shiftId", "userId", "status", "companyId", "isActive", "recordVersion", "createdAt", "updatedAt"})
        CHECK(ask({.page = {0, 2, field}, .shifts = {}, .users = {}}).value().rows.size() == 2);
    CHECK(ask({.page = {}, .shifts = {{"x"}, false}, .users = {{"y"}, false}}).error().fields.size() == 2);
}

}  // namespace

}  // namespace rollcall::shift
