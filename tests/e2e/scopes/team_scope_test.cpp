// With managers' scope "team", their rights shrink to direct reports on every surface.
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

Stack& team_stack() {
    static Stack instance(postgres(), redis(), {{"ROLLCALL_DEFAULT_MANAGER_SCOPE", "team"}});
    return instance;
}

struct TwoTeams {
    Company company{team_stack()};
    Person manager = company.hire("manager");
    Person own = company.hire_under(manager);
    Person other = company.hire_under(company.hire("manager"));
    Shift shift = company.shift({.begins = -45});

    TwoTeams() {
        company.assign(shift, own);
        company.assign(shift, other);
    }
};

constexpr char kRecords[] = "/attendancemanagement-api/v1/attendance-records";

}  // namespace

TEST_CASE("a manager sees the team's records and no others") {
    TwoTeams teams;
    auto& company = teams.company;
    const auto own = require_status(company.check_in(teams.own, teams.shift), 201);
    const auto other = require_status(company.check_in(teams.other, teams.shift), 201);
    const auto path = [](const Answer& made) {
        return std::string(kRecords) + "/" + made.string_at("/attendanceRecord/id");
    };
    CHECK(company.get(teams.manager, path(own)).status == 200);
    expect_error(company.get(teams.manager, path(other)), 403, "errMsg_forbidden");
    const auto list = company.get(teams.manager, kRecords);
    REQUIRE(list.number_at("/paging/totalRowCount") == 1);
    CHECK(list.string_at("/attendanceRecords/0/userId") == teams.own.id);
    CHECK(company.get(company.hire("hr_operations"), kRecords).number_at("/paging/totalRowCount") == 2);
}

TEST_CASE("a manager acts for the team and for nobody else") {
    TwoTeams teams;
    auto& company = teams.company;
    const auto body = [&](const Person& person) {
        return boost::json::object{{"shiftId", teams.shift.id}, {"userId", person.id}};
    };
    const std::string base = "/attendancemanagement-api/v1";
    expect_error(company.post(teams.manager, base + "/check-in", body(teams.other)), 403, "errMsg_forbidden");
    expect_error(company.post(teams.manager, base + "/mark-absent", body(teams.other)), 403, "errMsg_forbidden");
    CHECK(company.post(teams.manager, base + "/mark-absent", body(teams.own)).status == 200);
    const auto made = company.post(teams.manager, base + "/check-in", body(teams.own));
    CHECK(made.status == 201);
    const auto other = require_status(company.check_in(teams.other, teams.shift), 201);
    const auto note = [&](const Answer& record) {
        const auto path = std::string(kRecords) + "/" + record.string_at("/attendanceRecord/id");
        return company.patch(teams.manager, path, {{"managerNote", "x"}}).status;
    };
    CHECK(note(made) == 200);
    CHECK(note(other) == 403);
}

TEST_CASE("a manager assigns the team and nobody else") {
    TwoTeams teams;
    auto& company = teams.company;
    const auto future = company.shift({.begins = 600, .ends = 700});
    const auto assign = [&](const Person& person) {
        return company
            .post(
                teams.manager,
                "/shiftmanagement-api/v1/shift-assignments",
                {{"shiftId", future.id}, {"userId", person.id}}
            )
            .status;
    };
    CHECK(assign(teams.own) == 201);
    CHECK(assign(teams.other) == 403);
}
