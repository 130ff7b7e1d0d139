#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

constexpr char kPolicy[] = "/attendancemanagement-api/v1/policy";

}  // namespace

TEST_CASE("rule 16: admin and hr read and change the policy, nobody else") {
    Company company;
    for (const auto& caller : {company.admin(), company.hire("hr_operations")}) {
        CHECK(company.get(caller, kPolicy).status == 200);
        CHECK(company.patch(caller, kPolicy, {{"graceMinutes", 10}}).status == 200);
    }
    for (const char* role : {"manager", "team_lead", "employee"}) {
        const auto caller = company.hire(role);
        expect_error(company.get(caller, kPolicy), 403, "errMsg_forbidden");
        expect_error(company.patch(caller, kPolicy, {{"graceMinutes", 10}}), 403, "errMsg_forbidden");
    }
}

TEST_CASE("rule 16: a new company has the documented defaults") {
    Company company;
    const auto answer = company.get(company.admin(), kPolicy);
    REQUIRE(answer.status == 200);
    CHECK(answer.string_at("/dataName") == "policy");
    CHECK(answer.text.find("\"graceMinutes\":15") != std::string::npos);
    CHECK(answer.text.find("\"earlyCheckInMinutes\":120") != std::string::npos);
    CHECK(answer.text.find("\"lateCheckOutMinutes\":240") != std::string::npos);
    CHECK(answer.text.find("\"managerScope\":\"company\"") != std::string::npos);
}

TEST_CASE("rule 16: a change is from tomorrow on, and does not touch today") {
    Company company;
    require_status(company.patch(company.admin(), kPolicy, {{"graceMinutes", 120}}), 200);
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker, {.begins = -45});
    CHECK(company.check_in(worker, shift).string_at("/attendanceRecord/status") == "late");
}

TEST_CASE("rule 16: an unknown value is refused and changes nothing") {
    Company company;
    for (const auto& wrong :
         {boost::json::object{{"graceMinutes", -1}},
          boost::json::object{{"graceMinutes", "ten"}},
          boost::json::object{{"managerScope", "planet"}}})
        CHECK(company.patch(company.admin(), kPolicy, wrong).status == 400);
    CHECK(company.get(company.admin(), kPolicy).text.find("\"graceMinutes\":15") != std::string::npos);
}
