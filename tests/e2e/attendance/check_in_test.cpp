#include "common/core/instant.hpp"
#include "common/time/wire.hpp"
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

std::string now_text(int minutes = 0) {
    return rollcall::time::format_instant(rollcall::now() + rollcall::Minutes(minutes));
}

}  // namespace

TEST_CASE("a check-in in time answers 201 with the full envelope and a pending record") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker, {.begins = -5});
    const auto answer = company.check_in(worker, shift);

    expect_object(answer, 201, "attendanceRecord", "create");
    CHECK(answer.string_at("/method") == "POST");
    CHECK(answer.string_at("/userId") == worker.id);
    const auto& record = answer.at("/attendanceRecord").as_object();
    for (const char* field :
         {"id",
          "userId",
          "shiftId",
          "checkInTime",
          "checkOutTime",
          "status",
          "status_idx",
          "lateByMinutes",
          "absenceReason",
          "managerNote",
          "companyId",
          "isActive",
          "recordVersion",
          "createdAt",
          "updatedAt",
          "_owner"})
        CHECK(record.contains(field));
    CHECK(answer.string_at("/attendanceRecord/userId") == worker.id);
    CHECK(answer.string_at("/attendanceRecord/shiftId") == shift.id);
    CHECK(answer.string_at("/attendanceRecord/companyId") == company.id());
    CHECK(answer.string_at("/attendanceRecord/_owner") == worker.id);
    CHECK(answer.string_at("/attendanceRecord/status") == "pending");
    CHECK(answer.number_at("/attendanceRecord/status_idx") == 0);
    CHECK(answer.number_at("/attendanceRecord/lateByMinutes") == 0);
    CHECK(answer.at("/attendanceRecord/checkOutTime").is_null());
    CHECK(answer.at("/attendanceRecord/isActive").as_bool());
    CHECK(answer.number_at("/attendanceRecord/recordVersion") >= 1);
    for (const char* field : {"checkInTime", "createdAt", "updatedAt"})
        CHECK(is_instant(answer.string_at(std::string("/attendanceRecord/") + field)));
    CHECK(std::abs(seconds_between(answer.string_at("/attendanceRecord/checkInTime"), now_text())) < 5);
}

TEST_CASE("rule 7: a check-in after start plus grace is late, by whole minutes since the start") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker, {.begins = -45});
    const auto answer = company.check_in(worker, shift);
    expect_object(answer, 201, "attendanceRecord", "create");
    CHECK(answer.string_at("/attendanceRecord/status") == "late");
    CHECK(answer.number_at("/attendanceRecord/status_idx") == 3);
    const auto minutes = seconds_between(shift.starts_at, answer.string_at("/attendanceRecord/checkInTime")) / 60;
    CHECK(answer.number_at("/attendanceRecord/lateByMinutes") == static_cast<int>(minutes));
}

TEST_CASE("rule 7: a shift's own grace goes before the policy's") {
    Company company;
    const auto strict = company.hire("employee");
    const auto lenient = company.hire("employee");
    const auto no_grace = company.shift_for(strict, {.begins = -5}, {{"graceMinutes", 0}});
    const auto long_grace = company.shift_for(lenient, {.begins = -45}, {{"graceMinutes", 60}});
    CHECK(company.check_in(strict, no_grace).string_at("/attendanceRecord/status") == "late");
    CHECK(company.check_in(lenient, long_grace).string_at("/attendanceRecord/status") == "pending");
}

TEST_CASE("what a caller says about status, lateness and check-out is ignored") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker, {.begins = -45});
    const auto answer = company.post(
        worker,
        "/attendancemanagement-api/v1/check-in",
        {{"shiftId", shift.id},
         {"userId", worker.id},
         {"status", "present"},
         {"lateByMinutes", 0},
         {"checkOutTime", now_text()},
         {"companyId", company.id()},
         {"somethingElse", true}}
    );
    expect_object(answer, 201, "attendanceRecord", "create");
    CHECK(answer.string_at("/attendanceRecord/status") == "late");
    CHECK(answer.at("/attendanceRecord/checkOutTime").is_null());
}

TEST_CASE("rule 1: a person's own claimed time does not move the punch beyond the tolerance") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker, {.begins = -45});
    const auto answer = company.post(
        worker, "/attendancemanagement-api/v1/check-in", {{"shiftId", shift.id}, {"checkInTime", now_text(-44)}}
    );
    expect_object(answer, 201, "attendanceRecord", "create");
    CHECK(answer.string_at("/attendanceRecord/status") == "late");
    CHECK(std::abs(seconds_between(answer.string_at("/attendanceRecord/checkInTime"), now_text())) < 5);
}

TEST_CASE("an id is taken in any case and given in lower case") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker);
    std::string upper = shift.id;
    for (auto& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    const auto answer = company.post(worker, "/attendancemanagement-api/v1/check-in", {{"shiftId", upper}});
    expect_object(answer, 201, "attendanceRecord", "create");
    CHECK(answer.string_at("/attendanceRecord/shiftId") == shift.id);
}

TEST_CASE("a check-in may say where it happened") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker);
    const auto answer = company.post(
        worker,
        "/attendancemanagement-api/v1/check-in",
        {{"shiftId", shift.id}, {"location", {{"lat", 24.81}, {"lng", 67.03}, {"accuracy", 12.5}}}}
    );
    expect_object(answer, 201, "attendanceRecord", "create");
}

TEST_CASE("rule 2: the window opens before the start, by the policy's earlyCheckInMinutes") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker, {.begins = 110, .ends = 590});
    const auto answer = company.check_in(worker, shift);
    expect_object(answer, 201, "attendanceRecord", "create");
    CHECK(answer.string_at("/attendanceRecord/status") == "pending");
}

TEST_CASE("an assignment made just now counts at once") {
    Company company;
    for (int attempt = 0; attempt < 5; ++attempt) {
        const auto worker = company.hire("employee");
        const auto shift = company.shift();
        company.assign(shift, worker);
        CHECK(company.check_in(worker, shift).status == 201);
    }
}
