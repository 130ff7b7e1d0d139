#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

struct Record {
    Company company;
    Person worker = company.hire("employee");
    Shift shift = company.shift_for(worker);
    Answer made = require_status(company.check_in(worker, shift), 201);
    std::string path = "/attendancemanagement-api/v1/attendance-records/" + made.string_at("/attendanceRecord/id");
};

}  // namespace

TEST_CASE("manager, hr and admin edit reason and note, nothing else") {
    Record record;
    auto& company = record.company;
    for (const auto& caller : {company.hire("manager"), company.hire("hr_operations"), company.admin()}) {
        const auto before = company.get(caller, record.path);
        const auto answer = company.patch(
            caller, record.path, {{"managerNote", "by " + caller.id}, {"status", "absent"}, {"checkInTime", nullptr}}
        );
        expect_object(answer, 200, "attendanceRecord", "update");
        CHECK(answer.string_at("/method") == "PATCH");
        CHECK(answer.string_at("/attendanceRecord/managerNote") == "by " + caller.id);
        CHECK(answer.at("/attendanceRecord/status") == before.at("/attendanceRecord/status"));
        CHECK(answer.at("/attendanceRecord/checkInTime") == before.at("/attendanceRecord/checkInTime"));
        CHECK(
            answer.number_at("/attendanceRecord/recordVersion") ==
            before.number_at("/attendanceRecord/recordVersion") + 1
        );
    }
    const auto cleared = company.patch(company.admin(), record.path, {{"managerNote", nullptr}});
    CHECK(cleared.at("/attendanceRecord/managerNote").is_null());
}

TEST_CASE("staff edit no notes, not even on their own record") {
    Record record;
    expect_error(record.company.patch(record.worker, record.path, {{"managerNote", "mine"}}), 403, "errMsg_forbidden");
}

TEST_CASE("a stale If-Match answers 412 and changes nothing") {
    Record record;
    auto& company = record.company;
    const auto read = company.get(company.admin(), record.path);
    const auto tag = read.header("ETag");
    REQUIRE_FALSE(tag.empty());
    CHECK(company.patch(company.admin(), record.path, {{"managerNote", "first"}}, {{"If-Match", tag}}).status == 200);
    expect_error(
        company.patch(company.admin(), record.path, {{"managerNote", "second"}}, {{"If-Match", tag}}),
        412,
        "errMsg_recordVersionStale"
    );
    CHECK(company.get(company.admin(), record.path).string_at("/attendanceRecord/managerNote") == "first");
}

TEST_CASE("a change that changes nothing leaves the version and tells nobody") {
    Company company;
    const auto manager = company.hire("manager");
    const auto worker = company.hire_under(manager);
    const auto record = company.check_in(worker, company.shift_for(worker)).string_at("/attendanceRecord/id");
    const auto path = std::string(kAttendance) + "/attendance-records/" + record;
    const auto noted = require_status(company.patch(manager, path, {{"managerNote", "late bus"}}), 200);
    for (const boost::json::object& body : {boost::json::object{}, boost::json::object{{"managerNote", "late bus"}}}) {
        const auto answer = require_status(company.patch(manager, path, body), 200);
        CHECK(
            answer.number_at("/attendanceRecord/recordVersion") == noted.number_at("/attendanceRecord/recordVersion")
        );
        CHECK(answer.string_at("/attendanceRecord/updatedAt") == noted.string_at("/attendanceRecord/updatedAt"));
    }
}
