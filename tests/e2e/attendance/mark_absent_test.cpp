#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

constexpr char kMarkAbsent[] = "/attendancemanagement-api/v1/mark-absent";

}  // namespace

TEST_CASE("manager, hr and admin mark somebody absent; staff do not") {
    Company company;
    const auto manager = company.hire("manager");
    for (const auto& caller : {manager, company.hire("hr_operations"), company.admin()}) {
        const auto worker = company.hire_under(manager);
        const auto shift = company.shift_for(worker);
        const auto answer = company.post(
            caller,
            kMarkAbsent,
            {{"userId", worker.id}, {"shiftId", shift.id}, {"absenceReason", "sick"}, {"managerNote", "doctor's note"}}
        );
        expect_object(answer, 200, "attendanceRecord", "update");
        CHECK(answer.string_at("/attendanceRecord/status") == "absent");
        CHECK(answer.number_at("/attendanceRecord/status_idx") == 2);
        CHECK(answer.at("/attendanceRecord/checkInTime").is_null());
        CHECK(answer.at("/attendanceRecord/checkOutTime").is_null());
        CHECK(answer.string_at("/attendanceRecord/absenceReason") == "sick");
        CHECK(answer.string_at("/attendanceRecord/managerNote") == "doctor's note");
        CHECK(answer.string_at("/attendanceRecord/_owner") == worker.id);
    }
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker);
    expect_error(
        company.post(worker, kMarkAbsent, {{"userId", worker.id}, {"shiftId", shift.id}}), 403, "errMsg_forbidden"
    );
}

TEST_CASE("repeating it updates reason and note of the same record") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker);
    const boost::json::object first{{"userId", worker.id}, {"shiftId", shift.id}, {"absenceReason", "unknown"}};
    const boost::json::object second{{"userId", worker.id}, {"shiftId", shift.id}, {"absenceReason", "sick"}};
    const auto before = company.post(company.admin(), kMarkAbsent, first);
    const auto after = company.post(company.admin(), kMarkAbsent, second);
    expect_object(after, 200, "attendanceRecord", "update");
    CHECK(after.string_at("/attendanceRecord/id") == before.string_at("/attendanceRecord/id"));
    CHECK(after.string_at("/attendanceRecord/absenceReason") == "sick");
    CHECK(after.number_at("/attendanceRecord/recordVersion") > before.number_at("/attendanceRecord/recordVersion"));
}

TEST_CASE("rule 12: a check-in revises an absence: same record, reason and note kept") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker, {.begins = -45});
    const auto absent = company.post(
        company.admin(),
        kMarkAbsent,
        {{"userId", worker.id}, {"shiftId", shift.id}, {"absenceReason", "no show"}, {"managerNote", "tried to call"}}
    );
    require_status(absent, 200);
    const auto answer = company.check_in(worker, shift);
    expect_object(answer, 201, "attendanceRecord", "create");
    CHECK(answer.string_at("/attendanceRecord/id") == absent.string_at("/attendanceRecord/id"));
    CHECK(answer.string_at("/attendanceRecord/status") == "late");
    const auto seen = company.get(
        company.admin(), "/attendancemanagement-api/v1/attendance-records/" + answer.string_at("/attendanceRecord/id")
    );
    CHECK(seen.string_at("/attendanceRecord/absenceReason") == "no show");
    CHECK(seen.string_at("/attendanceRecord/managerNote") == "tried to call");
}

TEST_CASE("marking absent is refused by name") {
    Company company;
    const auto admin = company.admin();
    const auto worker = company.hire("employee");
    const auto shift = company.shift();
    expect_error(company.post(admin, kMarkAbsent, {{"shiftId", shift.id}}), 400, "errMsg_userIdisRequired");
    expect_error(company.post(admin, kMarkAbsent, {{"userId", worker.id}}), 400, "errMsg_shiftIdisRequired");
    expect_error(
        company.post(admin, kMarkAbsent, {{"userId", "x"}, {"shiftId", shift.id}}), 400, "errMsg_userIdisNotAValidID"
    );
    expect_error(
        company.post(admin, kMarkAbsent, {{"userId", random_id()}, {"shiftId", shift.id}}), 404, "errMsg_userNotFound"
    );
    expect_error(
        company.post(admin, kMarkAbsent, {{"userId", worker.id}, {"shiftId", random_id()}}), 404, "errMsg_shiftNotFound"
    );
    expect_error(
        company.post(admin, kMarkAbsent, {{"userId", worker.id}, {"shiftId", shift.id}}),
        403,
        "errMsg_userNotAssignedToShift"
    );
    company.assign(shift, worker);
    require_status(company.check_in(worker, shift), 201);
    const auto answer = company.post(admin, kMarkAbsent, {{"userId", worker.id}, {"shiftId", shift.id}});
    expect_error(answer, 409, "errMsg_attendanceRecordAlreadyExists");
}
