// Shifts that change under what machines have said.
#include "common/core/instant.hpp"
#include "common/time/wire.hpp"
#include "tests/e2e/machines/machines.hpp"

#include <catch2/catch.hpp>

using namespace machines;
using std::chrono::minutes;

namespace {

constexpr char kRecords[] = "/attendancemanagement-api/v1/attendance-records?userId=";
constexpr char kShiftPath[] = "/shiftmanagement-api/v1/shifts/";

void tap(const Company& company, const Key& key, const Person& person, int minutes_ago) {
    const auto code = company.get(company.admin(), "/api/v1/users/" + person.id).string_at("/employee_code");
    const Json body{
        {"employeeId", code}, {"at", rollcall::time::format_instant(rollcall::now() - minutes{minutes_ago})}};
    const auto answer = Client(machines::stack().gateway_port())
                            .send(
                                {.method = "POST",
                                 .target = "/api/external/v1/attendance/check-ins",
                                 .headers = {{"X-API-Key", key.text}, {"Content-Type", "application/json"}},
                                 .body = boost::json::serialize(body)}
                            );
    require_status(answer, 201);
}

boost::json::array records_of(const Company& company, const Person& person) {
    return company.get(company.admin(), kRecords + person.id).at("/attendanceRecords").as_array();
}

}  // namespace

TEST_CASE("a shift that somebody turns out to have been assigned to takes what a terminal has said") {
    Company company(machines::stack());
    const auto key = make_key(company);
    const auto worker = company.hire("employee");
    tap(company, key, worker, 200);
    tap(company, key, worker, 30);
    REQUIRE(records_of(company, worker).size() == 1);
    CHECK(records_of(company, worker)[0].at("shiftId").is_null());
    const auto shift = company.shift_for(worker, {.begins = -210, .ends = -10});
    const auto is_taken = [&] {
        const auto records = records_of(company, worker);
        return records.size() == 1 && records[0].at("shiftId") == Json(shift.id);
    };
    CHECK(eventually(is_taken));
    CHECK(company.get(worker, "/api/v1/attendance/me").number_at("/0/duration_minutes") == 170);
}

TEST_CASE("rule 14: the timer's absence is gone from the first read after the shift was cancelled, or its person freed"
) {
    Company company(machines::stack());
    for (const bool cancels : {true, false}) {
        const auto worker = company.hire("employee");
        const auto shift = company.shift({.begins = -120, .ends = -20});
        const auto assignment = company.assign(shift, worker);
        REQUIRE(eventually([&] { return records_of(company, worker).size() == 1; }, 10000));
        const auto path = cancels ? kShiftPath + shift.id : "/shiftmanagement-api/v1/shift-assignments/" + assignment;
        require_status(company.remove(company.admin(), path), 200);
        CHECK(records_of(company, worker).empty());
    }
}
