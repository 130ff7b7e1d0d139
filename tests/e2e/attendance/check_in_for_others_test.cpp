#include "common/core/instant.hpp"
#include "common/time/wire.hpp"
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

constexpr char kCheckIn[] = "/attendancemanagement-api/v1/check-in";

std::string plus_minutes(const std::string& instant, int minutes) {
    return rollcall::time::format_instant(*rollcall::time::parse_instant(instant) + rollcall::Minutes(minutes));
}

}  // namespace

TEST_CASE("manager, hr and admin check somebody else in; staff do not") {
    Company company;
    const auto manager = company.hire("manager");
    for (const auto& caller : {manager, company.hire("hr_operations"), company.admin()}) {
        const auto worker = company.hire_under(manager);
        const auto shift = company.shift_for(worker);
        const auto answer = company.post(caller, kCheckIn, {{"shiftId", shift.id}, {"userId", worker.id}});
        expect_object(answer, 201, "attendanceRecord", "create");
        CHECK(answer.string_at("/userId") == caller.id);
        CHECK(answer.string_at("/attendanceRecord/userId") == worker.id);
        CHECK(answer.string_at("/attendanceRecord/_owner") == worker.id);
    }
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker);
    for (const char* role : {"employee", "intern", "junior_employee"})
        expect_error(
            company.post(company.hire(role), kCheckIn, {{"shiftId", shift.id}, {"userId", worker.id}}),
            403,
            "errMsg_forbidden"
        );
}

TEST_CASE("a team_lead reaches the team and nobody else") {
    Company company;
    const auto lead = company.hire("team_lead");
    const auto own = company.hire_under(lead);
    const auto other = company.hire("employee");
    const auto shift = company.shift_for(own);
    company.assign(shift, other);
    CHECK(company.post(lead, kCheckIn, {{"shiftId", shift.id}, {"userId", own.id}}).status == 201);
    expect_error(company.post(lead, kCheckIn, {{"shiftId", shift.id}, {"userId", other.id}}), 403, "errMsg_forbidden");
}

TEST_CASE("rule 1: a privileged caller sets the time inside the window, and it counts") {
    Company company;
    const auto manager = company.hire("manager");
    const auto worker = company.hire_under(manager);
    const auto shift = company.shift_for(worker, {.begins = -90});
    const auto at = plus_minutes(shift.starts_at, 5);
    const auto answer =
        company.post(manager, kCheckIn, {{"shiftId", shift.id}, {"userId", worker.id}, {"checkInTime", at}});
    expect_object(answer, 201, "attendanceRecord", "create");
    CHECK(answer.string_at("/attendanceRecord/checkInTime") == at);
    CHECK(answer.string_at("/attendanceRecord/status") == "pending");
    CHECK(answer.number_at("/attendanceRecord/lateByMinutes") == 0);
}

TEST_CASE("rule 1: a privileged caller's time outside the window or in the future is refused") {
    Company company;
    const auto manager = company.hire("manager");
    const auto worker = company.hire_under(manager);
    const auto shift = company.shift_for(worker, {.begins = -90});
    for (const auto& at : {plus_minutes(shift.starts_at, -121), plus_minutes(shift.starts_at, 120)}) {
        const auto answer =
            company.post(manager, kCheckIn, {{"shiftId", shift.id}, {"userId", worker.id}, {"checkInTime", at}});
        INFO(answer.text);
        CHECK((answer.status == 409 || answer.status == 400));
    }
}

TEST_CASE("a privileged caller writes reason and note, and staff do not see them") {
    Company company;
    const auto manager = company.hire("manager");
    const auto worker = company.hire_under(manager);
    const auto shift = company.shift_for(worker);
    const auto made = company.post(
        manager,
        kCheckIn,
        {{"shiftId", shift.id}, {"userId", worker.id}, {"absenceReason", "traffic"}, {"managerNote", "called in"}}
    );
    expect_object(made, 201, "attendanceRecord", "create");
    CHECK(made.string_at("/attendanceRecord/managerNote") == "called in");
    CHECK(made.string_at("/attendanceRecord/absenceReason") == "traffic");
    const auto path = "/attendancemanagement-api/v1/attendance-records/" + made.string_at("/attendanceRecord/id");
    const auto seen = company.get(worker, path);
    CHECK(seen.at("/attendanceRecord/managerNote").is_null());
    CHECK(seen.at("/attendanceRecord/absenceReason").is_null());
}

TEST_CASE("a user or shift that does not exist answers 404") {
    Company company;
    const auto shift = company.shift();
    expect_error(
        company.post(company.admin(), kCheckIn, {{"shiftId", shift.id}, {"userId", random_id()}}),
        404,
        "errMsg_userNotFound"
    );
    expect_error(
        company.post(company.admin(), kCheckIn, {{"shiftId", random_id()}, {"userId", company.hire("employee").id}}),
        404,
        "errMsg_shiftNotFound"
    );
}
