#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

constexpr char kShiftPath[] = "/shiftmanagement-api/v1/shifts";

boost::json::object plan(const std::string& date, const std::string& start, const std::string& end) {
    return {{"shiftDate", date}, {"startTime", start}, {"endTime", end}};
}

}  // namespace

TEST_CASE("a shift is created from date and times, all else optional") {
    Company company;
    const auto answer = company.post(company.admin(), kShiftPath, plan("2099-03-02", "09:00", "17:00"));
    expect_object(answer, 201, "shift", "create");
    for (const char* field :
         {"id",
          "shiftDate",
          "startTime",
          "endTime",
          "timeZone",
          "startsAt",
          "endsAt",
          "location",
          "siteId",
          "departmentId",
          "shiftTypeId",
          "status",
          "graceMinutes",
          "requiredCheckInIntervalMinutes",
          "checkInToleranceMinutes",
          "missedCount",
          "companyId",
          "isActive",
          "recordVersion",
          "createdAt",
          "updatedAt",
          "_owner"})
        CHECK(answer.at("/shift").as_object().contains(field));
    CHECK(answer.string_at("/shift/timeZone") == "Asia/Karachi");
    CHECK(answer.string_at("/shift/startsAt") == "2099-03-02T04:00:00.000Z");
    CHECK(answer.string_at("/shift/endsAt") == "2099-03-02T12:00:00.000Z");
    CHECK(answer.string_at("/shift/status") == "scheduled");
    CHECK(answer.number_at("/shift/missedCount") == 0);
    CHECK(answer.at("/shift/graceMinutes").is_null());
    CHECK(answer.string_at("/shift/companyId") == company.id());
}

TEST_CASE("rule 5: an end at or before the start is on the next day") {
    Company company;
    const auto night = company.post(company.admin(), kShiftPath, plan("2099-03-02", "22:00", "06:00"));
    CHECK(night.string_at("/shift/endsAt") == "2099-03-03T01:00:00.000Z");
    const auto whole = company.post(company.admin(), kShiftPath, plan("2099-03-02", "06:00", "06:00"));
    CHECK(seconds_between(whole.string_at("/shift/startsAt"), whole.string_at("/shift/endsAt")) == 24 * 3600);
}

TEST_CASE("rule 5: a night of the clock change is an hour shorter or longer") {
    Company company(stack(), "Europe/Berlin");
    const auto length = [&](const char* date) {
        const auto answer = company.post(company.admin(), kShiftPath, plan(date, "22:00", "06:00"));
        require_status(answer, 201);
        return seconds_between(answer.string_at("/shift/startsAt"), answer.string_at("/shift/endsAt")) / 3600;
    };
    CHECK(length("2027-03-27") == 7);
    CHECK(length("2027-10-30") == 9);
    CHECK(length("2027-06-12") == 8);
}

TEST_CASE("rule 5: a shift's own zone goes before its site's, and that before the company's") {
    Company company;
    const auto site = company.post(
        company.admin(), "/shiftmanagement-api/v1/sites", {{"name", "Berlin"}, {"timeZone", "Europe/Berlin"}}
    );
    require_status(site, 201);
    auto body = plan("2099-01-05", "09:00", "17:00");
    body["siteId"] = site.at("/site/id");
    const auto at_site = company.post(company.admin(), kShiftPath, body);
    CHECK(at_site.string_at("/shift/timeZone") == "Europe/Berlin");
    body["timeZone"] = "America/New_York";
    const auto own = company.post(company.admin(), kShiftPath, body);
    CHECK(own.string_at("/shift/timeZone") == "America/New_York");
    CHECK(own.string_at("/shift/startsAt") == "2099-01-05T14:00:00.000Z");
}

TEST_CASE("a shift names its bad fields") {
    Company company;
    const auto post = [&](const boost::json::object& body) { return company.post(company.admin(), kShiftPath, body); };
    expect_error(post({}), 400, "errMsg_shiftDateisRequired");
    for (const char* field : {"shiftDate", "startTime", "endTime"})
        CHECK(post({}).string_at("/detail").find(field) != std::string::npos);
    expect_error(post(plan("02/03/2099", "09:00", "17:00")), 400, "errMsg_shiftDateisNotAValidDate");
    expect_error(post(plan("2099-02-30", "09:00", "17:00")), 400, "errMsg_shiftDateisNotAValidDate");
    expect_error(post(plan("2099-03-02", "9am", "17:00")), 400, "errMsg_startTimeisNotValid");
    expect_error(post(plan("2099-03-02", "09:00", "24:00")), 400, "errMsg_endTimeisNotValid");
    auto body = plan("2099-03-02", "09:00", "17:00");
    body["timeZone"] = "Mars/Olympus";
    expect_error(post(body), 400, "errMsg_timeZoneisNotValid");
    body = plan("2099-03-02", "09:00", "17:00");
    body["siteId"] = "x";
    expect_error(post(body), 400, "errMsg_siteIdisNotAValidID");
    body["siteId"] = random_id();
    expect_error(post(body), 404, "errMsg_siteNotFound");
    body = plan("2099-03-02", "09:00", "17:00");
    body["graceMinutes"] = -5;
    expect_error(post(body), 400, "errMsg_graceMinutesisNotValid");
}

TEST_CASE("admin, hr and manager write shifts; only admin and hr write what has begun") {
    Company company;
    const auto manager = company.hire("manager");
    const auto hr = company.hire("hr_operations");
    const auto future = plan("2099-03-02", "09:00", "17:00");
    for (const auto& caller : {company.admin(), hr, manager})
        CHECK(company.post(caller, kShiftPath, future).status == 201);
    for (const char* role : {"employee", "intern", "junior_employee"})
        expect_error(company.post(company.hire(role), kShiftPath, future), 403, "errMsg_forbidden");
    const auto begun = shift_times({}, company.zone());
    CHECK(company.post(hr, kShiftPath, begun).status == 201);
    CHECK(company.post(company.admin(), kShiftPath, begun).status == 201);
    CHECK(company.post(manager, kShiftPath, begun).status == 403);
}

TEST_CASE("a shift is changed field by field, in versions") {
    Company company;
    const auto admin = company.admin();
    const auto made = company.post(admin, kShiftPath, plan("2099-03-02", "09:00", "17:00"));
    const auto path = std::string(kShiftPath) + "/" + made.string_at("/shift/id");
    const auto read = company.get(admin, path);
    expect_object(read, 200, "shift", "get");
    const auto tag = read.header("ETag");
    const auto changed =
        company.patch(admin, path, {{"endTime", "18:00"}, {"location", "Gate 2"}}, {{"If-Match", tag}});
    expect_object(changed, 200, "shift", "update");
    CHECK(changed.string_at("/shift/startTime") == "09:00");
    CHECK(changed.string_at("/shift/endsAt") == "2099-03-02T13:00:00.000Z");
    CHECK(changed.string_at("/shift/location") == "Gate 2");
    CHECK(changed.number_at("/shift/recordVersion") == made.number_at("/shift/recordVersion") + 1);
    expect_error(
        company.patch(admin, path, {{"location", "Gate 3"}}, {{"If-Match", tag}}), 412, "errMsg_recordVersionStale"
    );
    CHECK(company.patch(admin, path, {{"location", nullptr}}).at("/shift/location").is_null());
    expect_error(company.patch(admin, path, {{"startTime", "late"}}), 400, "errMsg_startTimeisNotValid");
}

TEST_CASE("rule 14: a shift that has ended is changed by hr and admin only") {
    Company company;
    const auto over = company.shift({.begins = -600, .ends = -120});
    const auto path = std::string(kShiftPath) + "/" + over.id;
    expect_error(company.patch(company.hire("manager"), path, {{"location", "x"}}), 403, "errMsg_forbidden");
    CHECK(company.patch(company.hire("hr_operations"), path, {{"location", "x"}}).status == 200);
}

TEST_CASE("deleting a shift cancels it") {
    Company company;
    const auto made = company.shift({.begins = 600, .ends = 900});
    const auto path = std::string(kShiftPath) + "/" + made.id;
    const auto answer = company.remove(company.admin(), path);
    expect_object(answer, 200, "shift", "delete");
    CHECK(answer.string_at("/shift/status") == "cancelled");
    CHECK(company.get(company.admin(), path).string_at("/shift/status") == "cancelled");
}

TEST_CASE("a shift that does not exist answers 404 to every verb") {
    Company company;
    const auto path = std::string(kShiftPath) + "/" + random_id();
    expect_error(company.get(company.admin(), path), 404, "errMsg_shiftNotFound");
    expect_error(company.patch(company.admin(), path, {{"location", "x"}}), 404, "errMsg_shiftNotFound");
    expect_error(company.remove(company.admin(), path), 404, "errMsg_shiftNotFound");
    expect_error(company.get(company.admin(), std::string(kShiftPath) + "/x"), 400, "errMsg_shiftIdisNotAValidID");
}

TEST_CASE("the clock moves a shift on: in progress, completed, missed") {
    Company company;
    const auto status_of = [&](const Shift& shift) {
        return company.get(company.admin(), std::string(kShiftPath) + "/" + shift.id).string_at("/shift/status");
    };
    const auto running = company.shift({.begins = -10});
    const auto over = company.shift({.begins = -600, .ends = -120});
    CHECK(eventually([&] { return status_of(running) == "in_progress"; }, 5000));
    CHECK(eventually([&] { return status_of(over) == "completed"; }, 5000));
}
