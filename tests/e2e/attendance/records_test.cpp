#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

constexpr char kRecords[] = "/attendancemanagement-api/v1/attendance-records";

std::string path_of(const Answer& checked_in) {
    return std::string(kRecords) + "/" + checked_in.string_at("/attendanceRecord/id");
}

}  // namespace

TEST_CASE("a record is read with its person and its shift") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker, {}, {{"location", "North gate"}});
    const auto made = company.check_in(worker, shift);
    const auto answer = company.get(worker, path_of(made));
    expect_object(answer, 200, "attendanceRecord", "get");
    CHECK(answer.string_at("/method") == "GET");
    CHECK(answer.at("/attendanceRecord/id") == made.at("/attendanceRecord/id"));
    CHECK(answer.at("/attendanceRecord/checkInTime") == made.at("/attendanceRecord/checkInTime"));
    CHECK(answer.string_at("/attendanceRecord/user/email") == worker.email);
    CHECK(answer.string_at("/attendanceRecord/user/fullname") == "Person " + worker.email);
    CHECK(answer.at("/attendanceRecord/user").as_object().contains("avatar"));
    CHECK(answer.string_at("/attendanceRecord/shift/shiftDate") == shift.date);
    CHECK(answer.string_at("/attendanceRecord/shift/startTime").size() == 5);
    CHECK(answer.string_at("/attendanceRecord/shift/endTime").size() == 5);
    CHECK(answer.string_at("/attendanceRecord/shift/location") == "North gate");
    CHECK(answer.at("/attendanceRecord/shift").as_object().contains("departmentId"));
}

TEST_CASE("staff read their own record only, the others any of the company's") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker);
    const auto path = path_of(company.check_in(worker, shift));
    for (const char* role : {"manager", "hr_operations"}) CHECK(company.get(company.hire(role), path).status == 200);
    CHECK(company.get(company.admin(), path).status == 200);
    for (const char* role : {"employee", "intern", "junior_employee"})
        expect_error(company.get(company.hire(role), path), 403, "errMsg_forbidden");
}

TEST_CASE("a record that does not exist answers 404, an id that is none 400") {
    Company company;
    const auto worker = company.hire("employee");
    const auto path = std::string(kRecords) + "/";
    for (const auto& caller : {worker, company.admin()}) {
        expect_error(company.get(caller, path + random_id()), 404, "errMsg_attendanceRecordNotFound");
        expect_error(company.get(caller, path + "seven"), 400, "errMsg_attendanceRecordIdisNotAValidID");
    }
}

TEST_CASE("a record explains itself") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker, {.begins = -45});
    const auto path = path_of(company.check_in(worker, shift)) + "/explain";
    const auto answer = company.get(worker, path);
    REQUIRE(answer.status == 200);
    CHECK(answer.text.find("punches") != std::string::npos);
    CHECK(answer.text.find("rule 7") != std::string::npos);
    CHECK(answer.text.find("policyVersion") != std::string::npos);
    CHECK(company.get(company.admin(), path).status == 200);
    expect_error(company.get(company.hire("employee"), path), 403, "errMsg_forbidden");
    expect_error(
        company.get(worker, std::string(kRecords) + "/" + random_id() + "/explain"),
        404,
        "errMsg_attendanceRecordNotFound"
    );
}
