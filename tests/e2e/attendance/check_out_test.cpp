#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

constexpr char kCheckOut[] = "/attendancemanagement-api/v1/check-out";

// A record whose check-in a manager entered, at so many minutes after the start.
std::string entered_record(Company& company, const Person& worker, const Shift& shift, const std::string& at) {
    const auto answer = company.post(
        company.admin(),
        "/attendancemanagement-api/v1/check-in",
        {{"shiftId", shift.id}, {"userId", worker.id}, {"checkInTime", at}}
    );
    require_status(answer, 201);
    return answer.string_at("/attendanceRecord/id");
}

}  // namespace

TEST_CASE("a check-out before the end answers 200 and leftEarly") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker, {.begins = -45});
    const auto record = company.check_in(worker, shift).string_at("/attendanceRecord/id");
    const auto answer = company.check_out(worker, record);
    expect_object(answer, 200, "attendanceRecord", "update");
    CHECK(answer.string_at("/method") == "POST");
    CHECK(answer.string_at("/attendanceRecord/id") == record);
    CHECK(answer.string_at("/attendanceRecord/status") == "leftEarly");
    CHECK(answer.number_at("/attendanceRecord/status_idx") == 4);
    CHECK(is_instant(answer.string_at("/attendanceRecord/checkOutTime")));
    CHECK(answer.number_at("/attendanceRecord/recordVersion") >= 2);
    CHECK(answer.number_at("/attendanceRecord/lateByMinutes") >= 45);
}

TEST_CASE("a check-out after the end answers present, or late when it was late") {
    Company company;
    const auto punctual = company.hire("employee");
    const auto tardy = company.hire("employee");
    const auto shift = company.shift_for(punctual, {.begins = -300, .ends = -5});
    company.assign(shift, tardy);
    const auto in_time = entered_record(company, punctual, shift, shift.starts_at);
    const auto answer = company.check_out(punctual, in_time);
    expect_object(answer, 200, "attendanceRecord", "update");
    CHECK(answer.string_at("/attendanceRecord/status") == "present");
    CHECK(answer.number_at("/attendanceRecord/status_idx") == 1);

    auto late_at = shift.starts_at;
    const auto late_shift = company.shift_for(company.hire("employee"), {.begins = -240, .ends = -3});
    late_at = late_shift.starts_at;  // an hour after the first shift's start
    const auto too_late = entered_record(company, tardy, shift, late_at);
    const auto late = company.check_out(tardy, too_late);
    expect_object(late, 200, "attendanceRecord", "update");
    CHECK(late.string_at("/attendanceRecord/status") == "late");
    CHECK(late.number_at("/attendanceRecord/lateByMinutes") == 60);
}

TEST_CASE("a check-out is for one's own record only, whoever asks") {
    Company company;
    const auto manager = company.hire("manager");
    const auto worker = company.hire_under(manager);
    const auto shift = company.shift_for(worker);
    const auto record = company.check_in(worker, shift).string_at("/attendanceRecord/id");
    for (const auto& caller : {manager, company.hire("hr_operations"), company.admin(), company.hire("employee")})
        expect_error(company.check_out(caller, record), 403, "errMsg_forbidden");
}

TEST_CASE("a check-out names what is wrong") {
    Company company;
    const auto worker = company.hire("employee");
    expect_error(company.post(worker, kCheckOut, boost::json::object{}), 400, "errMsg_attendanceRecordIdisRequired");
    expect_error(
        company.post(worker, kCheckOut, {{"attendanceRecordId", "x"}}), 400, "errMsg_attendanceRecordIdisNotAValidID"
    );
    expect_error(
        company.post(worker, kCheckOut, {{"attendanceRecordId", random_id()}, {"checkOutTime", "noon"}}),
        400,
        "errMsg_checkOutTimeisNotAValidDate"
    );
    expect_error(company.check_out(worker, random_id()), 404, "errMsg_attendanceRecordNotFound");
}

TEST_CASE("a second check-out and one without a check-in answer 409") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker);
    const auto record = company.check_in(worker, shift).string_at("/attendanceRecord/id");
    require_status(company.check_out(worker, record), 200);
    expect_error(company.check_out(worker, record), 409, "errMsg_alreadyCheckedOut");

    const auto missing = company.hire("employee");
    company.assign(shift, missing);
    const auto absent = company.post(
        company.admin(), "/attendancemanagement-api/v1/mark-absent", {{"userId", missing.id}, {"shiftId", shift.id}}
    );
    require_status(absent, 200);
    expect_error(company.check_out(missing, absent.string_at("/attendanceRecord/id")), 409, "errMsg_notCheckedIn");
}
