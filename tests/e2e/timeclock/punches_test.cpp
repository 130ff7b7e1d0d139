// Clocking in and out: whose, when, where.
#include "tests/e2e/timeclock/clock.hpp"
#include "tests/support/expect.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

using namespace timeclock;

namespace {

bool knows_assignment(const Company& company, const std::string& shift) {
    pqxx::connection superuser(company.stack().database().url("postgres"));
    pqxx::work work(superuser);
    return !work.exec_params("SELECT FROM attendance.assignment WHERE shift_id = $1::uuid", shift).empty();
}

}  // namespace

TEST_CASE("with and without the slash is one path; one more is none") {
    Company company;
    const auto person = company.hire("employee");
    CHECK(company.post(person, "/api/timeclock/clock-in", boost::json::object{}).status == 200);
    CHECK(company.post(person, "/api/timeclock/clock-out/", boost::json::object{}).status == 200);
    expect_detail(
        company.post(person, "/api/timeclock/clock-in//", boost::json::object{}),
        404,
        "There is nothing at this address."
    );
    const auto wrong = company.get(person, "/api/timeclock/clock-in/");
    CHECK(wrong.status == 405);
    CHECK(wrong.header("Allow") == "POST, OPTIONS");
}

TEST_CASE("a clock-in shows as the session of the other surfaces; a second one and an out without an in are conflicts"
) {
    Company company;
    const auto person = company.hire("employee");
    expect_detail(clock_out(company, person), 409, "Not clocked in, so there is nothing to clock out of.");
    require_status(clock_in(company, person), 200);
    const auto active = company.get(person, "/api/v1/attendance/active");
    CHECK(active.string_at("/user_id") == person.id);
    expect_detail(clock_in(company, person), 409, "Already clocked in; clock out first.");
    require_status(clock_out(company, person), 200);
    expect_detail(clock_out(company, person), 409, "Not clocked in, so there is nothing to clock out of.");
}

TEST_CASE("rule 1: a claim within a minute before the server's clock is the time that counts, any other is not") {
    Company company;
    const auto person = company.hire("employee");
    const auto soon = wall_clock(company, -20);
    const auto in = clock_in(company, person, {{"timeIn", soon.time}, {"date", soon.date}});
    CHECK(in.string_at("/data/timeIn") == soon.time);
    CHECK(in.string_at("/data/date") == soon.date);
    const auto later = wall_clock(company, 3600);
    const auto out = clock_out(company, person, {{"timeOut", later.time}, {"date", later.date}});
    REQUIRE(out.status == 200);
    CHECK(out.string_at("/data/timeOut") != later.time);
}

TEST_CASE("a place may be words or a position") {
    Company company;
    const auto person = company.hire("employee");
    const auto in = clock_in(company, person, {{"timeInLocation", {{"lat", 24.86}, {"lng", 67.01}}}});
    CHECK(in.at("/data/timeInLocation/lat").as_double() == 24.86);
    const auto out = clock_out(company, person, {{"timeOutLocation", "Main gate"}});
    CHECK(out.string_at("/data/timeOutLocation") == "Main gate");
    expect_fault(clock_in(company, person, {{"timeInLocation", {{"lat", 200}, {"lng", 67.01}}}}), "timeInLocation.lat");
    expect_fault(clock_in(company, person, {{"timeInLocation", 7}}), "timeInLocation");
}

TEST_CASE("every bad field is named") {
    Company company;
    const auto person = company.hire("employee");
    const auto bad = clock_in(company, person, {{"userId", "x"}, {"timeIn", "8:45"}, {"date", "2026-02-30"}});
    for (const char* field : {"userId", "timeIn", "date"}) expect_fault(bad, field);
    expect_fault(clock_in(company, person, {{"date", "2026-02-16"}}), "timeIn");
    CHECK(company.post(person, "/api/timeclock/clock-in/", Json(boost::json::array{})).status == 400);
}

TEST_CASE("rule 19: others are clocked by whom they report to, hr and admins") {
    Company company;
    const auto lead = company.hire("manager");
    const auto other_lead = company.hire("manager");
    const auto hr = company.hire("hr_operations");
    const auto person = company.hire_under(lead);
    const auto told = wall_clock(company, -600);
    const boost::json::object in{{"userId", person.id}, {"timeIn", told.time}, {"date", told.date}};
    CHECK(clock_in(company, company.hire("employee"), in).status == 403);
    CHECK(eventually([&] { return clock_in(company, other_lead, in).status == 403; }));
    auto made = clock_in(company, lead, in);
    INFO(made.text);
    REQUIRE(made.status == 200);
    CHECK(made.string_at("/data/userId") == person.id);
    CHECK(made.string_at("/data/timeIn") == told.time);
    const boost::json::object out{{"userId", person.id}};
    CHECK(clock_out(company, company.hire("employee"), out).status == 403);
    CHECK(clock_out(company, other_lead, out).status == 403);
    const auto before = wall_clock(company, -1200);
    expect_fault(
        clock_out(company, hr, {{"userId", person.id}, {"timeOut", before.time}, {"date", before.date}}), "timeOut"
    );
    const auto after = wall_clock(company, 1200);
    expect_fault(
        clock_out(company, hr, {{"userId", person.id}, {"timeOut", after.time}, {"date", after.date}}), "timeOut"
    );
    const auto left = clock_out(company, hr, out);
    INFO(left.text);
    CHECK(left.status == 200);
    CHECK(clock_in(company, hr, {{"userId", random_id()}}).status == 404);
}

TEST_CASE("rule 3: what is entered for somebody else goes to the shift that was on then") {
    Company company;
    for (const int ago : {400, 3 * 24 * 60}) {
        const auto person = company.hire("employee");
        const auto shift = company.shift_for(person, {.begins = -ago, .ends = 300 - ago});
        // What is older than a day is not asked of its owner, so its event must have come.
        REQUIRE(eventually([&] { return knows_assignment(company, shift.id); }));
        const auto told = wall_clock(company, (10 - ago) * 60);
        const auto in =
            clock_in(company, company.admin(), {{"userId", person.id}, {"timeIn", told.time}, {"date", told.date}});
        INFO(in.text);
        REQUIRE(in.status == 200);
        CHECK(in.string_at("/data/timeIn") == told.time);
        const auto records =
            company.get(company.admin(), std::string(kAttendance) + "/attendance-records?userId=" + person.id);
        INFO(records.text);
        CHECK(records.string_at("/attendanceRecords/0/shiftId") == shift.id);
    }
}

TEST_CASE("a key is answered once") {
    Company company;
    const auto person = company.hire("employee");
    const Headers key{{"Idempotency-Key", "one-morning"}};
    const auto first = company.post(person, "/api/timeclock/clock-in/", boost::json::object{}, key);
    const auto again = company.post(person, "/api/timeclock/clock-in/", boost::json::object{}, key);
    REQUIRE(first.status == 200);
    CHECK(again.text == first.text);
    CHECK(again.header("Idempotency-Replayed") == "true");
}
