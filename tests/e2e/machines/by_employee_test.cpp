// GET /attendance/by-employee, for which the sample of its public document is built from punches made here.
#include "tests/e2e/machines/machines.hpp"

#include <catch2/catch.hpp>

using namespace machines;

namespace {

constexpr char kCheckIns[] = "/api/external/v1/attendance/check-ins";

std::string by_employee(const std::string& query) {
    return "/api/external/v1/attendance/by-employee?" + query;
}

Answer punch(const Key& key, const Json& body) {
    Client client(machines::stack().gateway_port());
    const Headers headers{{"X-API-Key", key.text}};
    const auto answer =
        client.send({.method = "POST", .target = kCheckIns, .headers = headers, .body = boost::json::serialize(body)});
    return require_status(answer, 201);
}

// What is older than machines may tell counts once hr says so.
void punch_long_ago(const Company& company, const Key& key, const Json& body) {
    const auto id = punch(key, body).string_at("/data/id");
    require_status(company.post(company.admin(), "/api/v1/attendance/quarantine/" + id + "/apply", {}), 200);
}

std::string made(const Answer& answer, const std::string& kind) {
    return require_status(answer, 201).string_at("/" + kind + "/id");
}

void expect_refused(const Answer& answer, int status, const std::string& words) {
    INFO(answer.text);
    CHECK(answer.status == status);
    CHECK(answer.json() == Json{{"error", words}});
}

// The shift of the sample: Bali, eight hours from 08:00, a check-in asked for every five hours.
std::string sample_shift(const Company& company) {
    const auto& admin = company.admin();
    const std::string base = kShifts;
    const auto site = made(
        company.post(
            admin,
            base + "/sites",
            {{"name", "Headquarters"},
             {"clientName", "Headquarters Owner"},
             {"address", "Jl. Umalas 1 Gg. XXII, Kerobokan Kelod, Kec. Kuta Utara, Kabupaten Badung, Bali, Indonesia"},
             {"latitude", -8.6695866},
             {"longitude", 115.1538065},
             {"timeZone", "Asia/Makassar"}}
        ),
        "site"
    );
    const auto type = made(company.post(admin, base + "/shift-types", {{"name", "Morning Shift"}}), "shiftType");
    return made(
        company.post(
            admin,
            base + "/shifts",
            {{"shiftDate", "2026-02-16"},
             {"startTime", "08:00"},
             {"endTime", "16:00"},
             {"siteId", site},
             {"shiftTypeId", type},
             {"graceMinutes", 5},
             {"requiredCheckInIntervalMinutes", 300},
             {"checkInToleranceMinutes", 4}}
        ),
        "shift"
    );
}

const Json kSample = boost::json::parse(R"json({
  "data": [{
    "attendance": {
      "employeeId": "EMP001",
      "recordedAt": "2026-02-16T05:20:21.265Z",
      "status": "late",
      "metadata": {"location": {"lat": -8.6430162, "lng": 115.1977971}, "latenessMins": 315},
      "shift": {
        "date": "2026-02-16T00:00:00.000Z",
        "startsAt": "2026-02-16T00:00:00.000Z",
        "endsAt": "2026-02-16T08:00:00.000Z",
        "status": "completed",
        "missedCount": 1,
        "site": {
          "name": "Headquarters",
          "clientName": "Headquarters Owner",
          "address": "Jl. Umalas 1 Gg. XXII, Kerobokan Kelod, Kec. Kuta Utara, Kabupaten Badung, Bali, Indonesia",
          "latitude": -8.6695866,
          "longitude": 115.1538065
        },
        "shiftType": {"name": "Morning Shift"}
      }
    },
    "checkins": [{
      "employeeId": "EMP001",
      "at": "2026-02-16T05:20:25.268Z",
      "source": "web-ui",
      "status": "late",
      "metadata": {"lat": -8.6430162, "lng": 115.1977971, "latenessMins": 16}
    }]
  }]
})json");

}  // namespace

TEST_CASE("the document's sample comes out value for value: 315 minutes late, one check-in late, one missed") {
    Company company(machines::stack());
    const auto key = make_key(company);
    const auto own = "/api/v1/users/" + company.admin().id;
    require_status(company.patch(company.admin(), own, {{"employee_code", "OWNER"}}), 200);
    const auto worker = company.hire("employee", {{"employee_code", "EMP001"}});
    const auto shift = sample_shift(company);
    company.assign({.id = shift}, worker);
    const Json place{{"lat", -8.6430162}, {"lng", 115.1977971}};
    const auto row = [&place](const char* at, const char* kind) {
        return Json{{"employeeId", "EMP001"}, {"at", at}, {"kind", kind}, {"source", "web-ui"}, {"location", place}};
    };
    punch_long_ago(company, key, row("2026-02-16T05:20:21.265Z", "in"));
    punch_long_ago(company, key, row("2026-02-16T05:20:25.268Z", "checkpoint"));

    const auto target = by_employee("employeeId=EMP001");
    REQUIRE(eventually([&] {
        return call(key.text, target).string_at("/data/0/attendance/shift/status") == "completed";
    }));
    auto answer = require_status(call(key.text, target), 200).json();
    auto& element = answer.at("data").at(0);
    CHECK(element.at("attendance").as_object().erase("id") == 1);
    CHECK(element.at("checkins").at(0).as_object().erase("id") == 1);
    CHECK(is_instant(std::string(element.at("checkins").at(0).at("createdAt").as_string())));
    element.at("checkins").at(0).as_object().erase("createdAt");
    CHECK(answer == kSample);
    const auto planned = std::string(kShifts) + "/shifts/" + shift;
    CHECK(eventually([&] { return company.get(company.admin(), planned).number_at("/shift/missedCount") == 1; }));

    const auto count = [&](const std::string& range) {
        return require_status(call(key.text, target + range), 200).json().at("data").as_array().size();
    };
    CHECK(count("&startDate=2026-02-16T00:00:00.000Z&endDate=2026-02-16T00:00:00.000Z") == 1);
    CHECK(count("&startDate=2026-02-16T00:00:00.001Z") == 0);
    CHECK(count("&endDate=2026-02-15T23:59:59.999Z") == 0);
    CHECK(count("&startDate=2026-02-16&endDate=2026-02-16") == 1);
    CHECK(count("&endDate=2026-02-15") == 0);
    CHECK(count("&startDate=2026-02-16T08:00:00%2B08:00") == 1);
    CHECK(count("&startDate=2026-02-16T08:00:00+08:00") == 1);
}

TEST_CASE("attendances of shifts come newest first, in pages or all at once; other sessions are left out") {
    Company company(machines::stack());
    const auto key = make_key(company);
    const auto worker = company.hire("employee", {{"employee_code", "EMP-7"}});
    for (const int begins : {-1400, -900, -400}) company.shift_for(worker, {.begins = begins, .ends = begins + 60});
    const auto unscheduled = punch(key, {{"employeeId", "EMP-7"}});
    CHECK(unscheduled.string_at("/data/kind") == "in");

    const auto target = by_employee("employeeId=EMP-7");
    REQUIRE(eventually([&] { return call(key.text, target).json().at("data").as_array().size() == 3; }, 15'000));
    const auto all = call(key.text, target).json().at("data").as_array();
    boost::json::array paged;
    std::string next = target + "&limit=2";
    for (int page = 0; page < 2; ++page) {
        const auto answer = require_status(call(key.text, next), 200);
        for (const auto& element : answer.json().at("data").as_array()) paged.push_back(element);
        const auto link = answer.header("Link");
        CHECK(link.empty() == (page == 1));
        if (!link.empty()) next = link.substr(1, link.find('>') - 1);
    }
    CHECK(paged == all);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& attendance = all[i].at("attendance");
        CHECK(attendance.at("status") == "absent");
        CHECK(attendance.at("metadata") == boost::json::object{});
        CHECK(attendance.at("shift").at("site").is_null());
        CHECK(all[i].at("checkins").as_array().empty());
        if (i > 0)
            CHECK(attendance.at("recordedAt").as_string() <= all[i - 1].at("attendance").at("recordedAt").as_string());
    }
}

TEST_CASE("what is asked wrongly is told in the document's words; whom nobody knows has no attendances") {
    Company company(machines::stack());
    Company other(machines::stack());
    const auto key = make_key(company);
    other.hire("employee", {{"employee_code", "EMP-THEIRS"}});
    expect_refused(call(key.text, by_employee("")), 400, "employeeId is required");
    expect_refused(call(key.text, by_employee("employeeId=")), 400, "employeeId is required");
    expect_refused(
        call(key.text, by_employee("employeeId=x&startDate=yesterday")),
        400,
        "Invalid startDate format. Use ISO 8601 format."
    );
    expect_refused(
        call(key.text, by_employee("employeeId=x&endDate=2026-02-30")),
        400,
        "Invalid endDate format. Use ISO 8601 format."
    );
    CHECK(call(key.text, by_employee("employeeId=x&limit=501")).status == 400);
    CHECK(call(key.text, by_employee("employeeId=x&cursor=nowhere")).status == 400);
    for (const char* code : {"EMP-NOBODY", "EMP-THEIRS", "%27%3B--"}) {
        const auto nobody = require_status(call(key.text, by_employee(std::string("employeeId=") + code)), 200);
        CHECK(nobody.text == R"({"data":[]})");
    }
    const auto target = by_employee("employeeId=x");
    CHECK(call("rk_unknown", target).status == 401);
    CHECK(call("rk_unknown", target).json().at("error").is_string());
    CHECK(call(make_key(company, {"punch:write"}).text, target).status == 403);
    CHECK(company.get(company.admin(), target).status == 403);
}
