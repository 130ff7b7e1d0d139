#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

constexpr char kCheckIn[] = "/attendancemanagement-api/v1/check-in";

}  // namespace

TEST_CASE("a check-in names its bad fields") {
    Company company;
    const auto worker = company.hire("employee");
    expect_error(company.post(worker, kCheckIn, boost::json::object{}), 400, "errMsg_shiftIdisRequired");
    expect_error(company.post(worker, kCheckIn, {{"shiftId", nullptr}}), 400, "errMsg_shiftIdisRequired");
    expect_error(company.post(worker, kCheckIn, {{"shiftId", "seven"}}), 400, "errMsg_shiftIdisNotAValidID");
    expect_error(
        company.post(worker, kCheckIn, {{"shiftId", random_id()}, {"userId", "me"}}), 400, "errMsg_userIdisNotAValidID"
    );
    expect_error(
        company.post(worker, kCheckIn, {{"shiftId", random_id()}, {"checkInTime", "2026-02-16T05:20:21"}}),
        400,
        "errMsg_checkInTimeisNotAValidDate"
    );
    const auto several = company.post(worker, kCheckIn, {{"shiftId", "x"}, {"userId", "y"}, {"checkInTime", "z"}});
    expect_error(several, 400, "errMsg_shiftIdisNotAValidID");
    for (const char* field : {"shiftId", "userId", "checkInTime"})
        CHECK(several.string_at("/detail").find(field) != std::string::npos);
}

TEST_CASE("a field of the wrong type or length is refused by name") {
    Company company;
    const auto worker = company.hire("employee");
    expect_error(company.post(worker, kCheckIn, {{"shiftId", 7}}), 400, "errMsg_shiftIdisNotAValidID");
    CHECK(company.post(worker, kCheckIn, boost::json::array{1, 2}).status == 400);
    const auto admin_note = std::string(100'000, 'x');
    expect_error(
        company.post(company.admin(), kCheckIn, {{"shiftId", random_id()}, {"managerNote", admin_note}}),
        400,
        "errMsg_managerNoteisNotValid"
    );
}

TEST_CASE("a shift that does not exist answers 404, one of somebody else 403") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift();
    expect_error(company.post(worker, kCheckIn, {{"shiftId", random_id()}}), 404, "errMsg_shiftNotFound");
    expect_error(company.check_in(worker, shift), 403, "errMsg_userNotAssignedToShift");
    expect_error(company.check_in(company.admin(), shift), 403, "errMsg_userNotAssignedToShift");
}

TEST_CASE("rule 2: a check-in outside the window answers 409") {
    Company company;
    const auto early = company.hire("employee");
    const auto late = company.hire("employee");
    const auto later_today = company.shift_for(early, {.begins = 180, .ends = 600});
    const auto over = company.shift_for(late, {.begins = -300, .ends = -5});
    expect_error(company.check_in(early, later_today), 409, "errMsg_shiftNotActive");
    expect_error(company.check_in(late, over), 409, "errMsg_shiftNotActive");
}

TEST_CASE("rule 14: nobody checks in to a cancelled shift") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker);
    require_status(company.remove(company.admin(), "/shiftmanagement-api/v1/shifts/" + shift.id), 200);
    CHECK(eventually([&] { return company.check_in(worker, shift).status != 201; }));
}

TEST_CASE("rule 10: a second check-in answers 409, before and after the check-out") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker);
    const auto first = company.check_in(worker, shift);
    REQUIRE(first.status == 201);
    expect_error(company.check_in(worker, shift), 409, "errMsg_attendanceRecordAlreadyExists");
    require_status(company.check_out(worker, first.string_at("/attendanceRecord/id")), 200);
    expect_error(company.check_in(worker, shift), 409, "errMsg_attendanceRecordAlreadyExists");
}

TEST_CASE("rule 10: a record open in another shift answers 409") {
    Company company;
    const auto worker = company.hire("employee");
    const auto running = company.shift_for(worker, {.begins = -60, .ends = 60});
    const auto next = company.shift_for(worker, {.begins = 61, .ends = 300});
    REQUIRE(company.check_in(worker, running).status == 201);
    expect_error(company.check_in(worker, next), 409, "errMsg_openRecordExists");
}

TEST_CASE("an existing record is told before a closed window") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker, {.begins = -300, .ends = -5});
    require_status(
        company.post(
            company.admin(), kCheckIn, {{"shiftId", shift.id}, {"userId", worker.id}, {"checkInTime", shift.starts_at}}
        ),
        201
    );
    expect_error(company.check_in(worker, shift), 409, "errMsg_attendanceRecordAlreadyExists");
}
