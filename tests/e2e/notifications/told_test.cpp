// Who is told what.
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

int count_of(const Company& company, const Person& person, const std::string& type) {
    const auto answer = company.get(person, "/notification-api/v1/notifications?type=" + type);
    require_status(answer, 200);
    return static_cast<int>(answer.number_at("/paging/totalRowCount"));
}

bool is_told(const Company& company, const Person& person, const std::string& type, int times = 1) {
    return eventually([&] { return count_of(company, person, type) == times; });
}

struct Team {
    Company company;
    Person manager = company.hire("manager");
    Person hr = company.hire("hr_operations");
    Person worker = company.hire_under(manager);
};

}  // namespace

TEST_CASE("a late check-in is in the inboxes of the person and the manager within a second or so") {
    Team team;
    const auto shift = team.company.shift_for(team.worker, {.begins = -45});
    const auto made = require_status(team.company.check_in(team.worker, shift), 201);
    const auto asked = std::chrono::steady_clock::now();
    REQUIRE(is_told(team.company, team.manager, "attendance.checked_in"));
    CHECK(std::chrono::steady_clock::now() - asked < std::chrono::milliseconds(1500));
    CHECK(is_told(team.company, team.worker, "attendance.checked_in"));
    CHECK(count_of(team.company, team.hr, "attendance.checked_in") == 0);
    const auto inbox = team.company.get(team.manager, "/notification-api/v1/notifications?type=attendance.checked_in");
    CHECK(inbox.at("/notifications/0/data/attendanceRecordId") == made.at("/attendanceRecord/id"));
    CHECK(inbox.string_at("/notifications/0/data/userId") == team.worker.id);
    CHECK(inbox.string_at("/notifications/0/data/shiftId") == shift.id);
}

TEST_CASE("a check-in in time tells nobody") {
    Team team;
    const auto shift = team.company.shift_for(team.worker, {.begins = -3});
    require_status(team.company.check_in(team.worker, shift), 201);
    REQUIRE(is_told(team.company, team.worker, "shift.assigned"));
    std::this_thread::sleep_for(std::chrono::milliseconds(700));
    CHECK(count_of(team.company, team.worker, "attendance.checked_in") == 0);
    CHECK(count_of(team.company, team.manager, "attendance.checked_in") == 0);
}

TEST_CASE("leaving early and being marked absent tell the person and the manager") {
    Team team;
    const auto shift = team.company.shift_for(team.worker, {.begins = -3});
    const auto made = require_status(team.company.check_in(team.worker, shift), 201);
    require_status(team.company.check_out(team.worker, made.string_at("/attendanceRecord/id")), 200);
    CHECK(is_told(team.company, team.worker, "attendance.checked_out"));
    CHECK(is_told(team.company, team.manager, "attendance.checked_out"));

    const auto other = team.company.hire_under(team.manager);
    team.company.assign(shift, other);
    const boost::json::object absence{{"userId", other.id}, {"shiftId", shift.id}};
    require_status(team.company.post(team.company.admin(), "/attendancemanagement-api/v1/mark-absent", absence), 200);
    CHECK(is_told(team.company, other, "attendance.marked_absent"));
    CHECK(is_told(team.company, team.manager, "attendance.marked_absent"));
}

TEST_CASE("without a manager, hr is told") {
    Team team;
    const auto alone = team.company.hire("employee");
    const auto shift = team.company.shift_for(alone, {.begins = -45});
    require_status(team.company.check_in(alone, shift), 201);
    CHECK(is_told(team.company, team.hr, "attendance.checked_in"));
    CHECK(is_told(team.company, alone, "attendance.checked_in"));
    CHECK(count_of(team.company, team.manager, "attendance.checked_in") == 0);
}

TEST_CASE("a check-in that revises an absence tells those who were told of the absence") {
    Team team;
    const auto shift = team.company.shift_for(team.worker, {.begins = -45});
    const boost::json::object absence{{"userId", team.worker.id}, {"shiftId", shift.id}};
    require_status(team.company.post(team.company.admin(), "/attendancemanagement-api/v1/mark-absent", absence), 200);
    REQUIRE(is_told(team.company, team.manager, "attendance.marked_absent"));
    require_status(team.company.check_in(team.worker, shift), 201);
    const auto told_again = [&](const Person& person) {
        return count_of(team.company, person, "attendance.revised") +
               count_of(team.company, person, "attendance.checked_in");
    };
    CHECK(eventually([&] { return told_again(team.manager) >= 1 && told_again(team.worker) >= 1; }));
}

TEST_CASE("a person is told of being assigned, of a change, of a cancellation and of being unassigned") {
    Team team;
    auto& company = team.company;
    const auto shift = company.shift({.begins = 600, .ends = 900});
    const auto other = company.shift({.begins = 1200, .ends = 1300});
    company.assign(shift, team.worker);
    CHECK(is_told(company, team.worker, "shift.assigned"));
    require_status(
        company.patch(company.admin(), "/shiftmanagement-api/v1/shifts/" + shift.id, {{"location", "Gate 4"}}), 200
    );
    CHECK(is_told(company, team.worker, "shift.updated"));
    const auto assignment = company.assign(other, team.worker);
    CHECK(is_told(company, team.worker, "shift.assigned", 2));
    require_status(company.remove(company.admin(), "/shiftmanagement-api/v1/shift-assignments/" + assignment), 200);
    CHECK(is_told(company, team.worker, "shift.unassigned"));
    require_status(company.remove(company.admin(), "/shiftmanagement-api/v1/shifts/" + shift.id), 200);
    CHECK(is_told(company, team.worker, "shift.cancelled"));
    CHECK(count_of(company, team.manager, "shift.assigned") == 0);
}
