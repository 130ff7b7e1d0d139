// Rule 12 through HTTP: what happens when nobody does anything.
#include "common/time/wire.hpp"
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

constexpr char kRecords[] = "/attendancemanagement-api/v1/attendance-records";

int told(const Company& company, const Person& person, const std::string& type) {
    const auto answer = company.get(person, "/notification-api/v1/notifications?type=" + type);
    require_status(answer, 200);
    return static_cast<int>(answer.number_at("/paging/totalRowCount"));
}

struct Team {
    Company company;
    Person manager = company.hire("manager");
    Person worker = company.hire_under(manager);

    bool is_told(const Person& person, const std::string& type, int times = 1) const {
        return eventually([&] { return told(company, person, type) == times; }, 5000);
    }

    std::string only_status() const {
        const auto answer = company.get(company.admin(), kRecords);
        return answer.number_at("/paging/totalRowCount") == 1 ? answer.string_at("/attendanceRecords/0/status") : "";
    }
};

}  // namespace

TEST_CASE("rule 12: who never came to a shift that is over is absent, once, and person and manager hear of it") {
    Team team;
    team.company.shift_for(team.worker, {.begins = -600, .ends = -120});
    CHECK(eventually([&] { return team.only_status() == "absent"; }, 5000));
    CHECK(team.is_told(team.worker, "attendance.marked_absent"));
    CHECK(team.is_told(team.manager, "attendance.marked_absent"));
}

TEST_CASE("rule 12: a shift about to begin reminds, one that began without its person makes the manager look") {
    Team team;
    team.company.shift_for(team.worker, {.begins = 10, .ends = 60});
    CHECK(team.is_told(team.worker, "attendance.reminder_due"));
    const auto missing = team.company.hire_under(team.manager);
    team.company.shift_for(missing, {.begins = -90, .ends = 60});
    CHECK(team.is_told(team.manager, "attendance.absence_suspected"));
    CHECK(told(team.company, missing, "attendance.absence_suspected") == 0);
    CHECK(told(team.company, team.manager, "attendance.reminder_due") == 0);
}

TEST_CASE("rule 14: cancelling the shift withdraws the timer's absence, and tells who was told") {
    Team team;
    auto& company = team.company;
    const auto shift = company.shift_for(team.worker, {.begins = -600, .ends = -120});
    REQUIRE(team.is_told(team.manager, "attendance.marked_absent"));
    const auto assigned = company.get(company.admin(), std::string(kShifts) + "/shift-assignments?shiftId=" + shift.id);
    const auto assignment = assigned.string_at("/shiftAssignments/0/id");
    require_status(company.remove(company.admin(), std::string(kShifts) + "/shift-assignments/" + assignment), 200);
    CHECK(team.is_told(team.manager, "attendance.revised"));
    CHECK(team.is_told(team.worker, "attendance.revised"));
    CHECK(company.get(company.admin(), kRecords).number_at("/paging/totalRowCount") == 0);
}

TEST_CASE("rule 12: a forgotten check-out closes as incomplete once its time is over, and is told") {
    Team team;
    auto& company = team.company;
    // In while it ran, entered by a manager; its end plus autoCloseAfterMinutes is long over.
    const auto shift = company.shift_for(team.worker, {.begins = -900, .ends = -300});
    const auto in = rollcall::now() - std::chrono::minutes{890};
    const auto answer = company.post(
        company.admin(),
        "/attendancemanagement-api/v1/check-in",
        {{"userId", team.worker.id}, {"shiftId", shift.id}, {"checkInTime", rollcall::time::format_instant(in)}}
    );
    require_status(answer, 201);
    const auto one = std::string(kRecords) + "/" + answer.string_at("/attendanceRecord/id");
    CHECK(eventually(
        [&] { return company.get(company.admin(), one).string_at("/attendanceRecord/checkOutTime") == shift.ends_at; },
        5000
    ));
    CHECK(team.is_told(team.worker, "attendance.auto_closed"));
    CHECK(team.is_told(team.manager, "attendance.auto_closed"));
}
