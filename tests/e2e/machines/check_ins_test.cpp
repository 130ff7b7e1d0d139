// Punches of devices and other systems: one by one, in batches, and what waits for a reviewer.
#include "common/core/instant.hpp"
#include "common/time/wire.hpp"
#include "tests/e2e/machines/machines.hpp"

#include <catch2/catch.hpp>

#include <thread>

using namespace machines;
using rollcall::time::format_instant;
using std::chrono::minutes;

namespace {

constexpr char kCheckIns[] = "/api/external/v1/attendance/check-ins";
constexpr char kBatch[] = "/api/external/v1/attendance/check-ins:batch";
constexpr char kQuarantine[] = "/api/v1/attendance/quarantine";

std::string ago(int many) {
    return format_instant(rollcall::now() - minutes{many});
}

Answer send(const Key& key, const std::string& target, const Json& body, const Headers& more = {}) {
    Headers headers{{"X-API-Key", key.text}, {"Content-Type", "application/json"}};
    headers.insert(headers.end(), more.begin(), more.end());
    return Client(machines::stack().gateway_port())
        .send({.method = "POST", .target = target, .headers = headers, .body = boost::json::serialize(body)});
}

std::string code_of(const Company& company, const Person& person) {
    return company.get(company.admin(), "/api/v1/users/" + person.id).string_at("/employee_code");
}

}  // namespace

TEST_CASE("a device's punch is the check-in that every surface shows") {
    Company company(machines::stack());
    const auto key = make_key(company);
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker, {.begins = -60});
    const auto code = code_of(company, worker);
    const auto first =
        send(key, kCheckIns, {{"employeeId", code}, {"at", ago(40)}, {"source", "device"}, {"sourceSeq", 1}});
    require_status(first, 201);
    CHECK(first.string_at("/data/status") == "created");
    CHECK(first.string_at("/data/kind") == "in");
    const auto id = first.string_at("/data/attendanceId");
    const auto record = company.get(company.admin(), std::string(kAttendance) + "/attendance-records/" + id);
    CHECK(record.string_at("/attendanceRecord/shiftId") == shift.id);
    CHECK(record.string_at("/attendanceRecord/status") == "late");
    CHECK(company.get(worker, "/api/v1/attendance/active").string_at("/id") == id);

    const auto again =
        send(key, kCheckIns, {{"employeeId", code}, {"at", ago(40)}, {"source", "device"}, {"sourceSeq", 1}});
    CHECK(again.status == 200);
    CHECK(again.string_at("/data/status") == "duplicate");
    CHECK(again.string_at("/data/id") == first.string_at("/data/id"));
    require_status(company.check_out(worker, id), 200);
}

TEST_CASE("a batch has one result for each row, and keeps the good ones") {
    Company company(machines::stack());
    const auto key = make_key(company);
    const auto worker = company.hire("employee");
    const auto code = code_of(company, worker);
    const boost::json::array rows{
        Json{{"employeeId", code}, {"at", ago(90)}},
        Json{{"employeeId", code}, {"at", "yesterday"}},
        Json{{"employeeId", "EMP-NOBODY"}, {"at", ago(80)}},
        Json("not an object"),
        Json{{"at", ago(70)}},
        Json{{"employeeId", code}, {"at", ago(90)}},
        Json{{"employeeId", code}, {"at", ago(30)}, {"kind", "out"}},
    };
    const auto answer = send(key, kBatch, {{"checkIns", rows}});
    require_status(answer, 200);
    const char* const expected[] = {
        "created", "rejected", "quarantined", "rejected", "rejected", "duplicate", "created"};
    for (int i = 0; i < 7; ++i) {
        const auto at = "/results/" + std::to_string(i);
        CHECK(answer.number_at(at + "/index") == i);
        CHECK(answer.string_at(at + "/status") == expected[i]);
    }
    CHECK(answer.string_at("/results/1/error") == "Invalid at format. Use ISO 8601 format.");
    CHECK(answer.string_at("/results/4/error") == "employeeId is required");
    const auto sessions = company.get(worker, "/api/v1/attendance/me");
    CHECK(sessions.json().as_array().size() == 1);
    CHECK(sessions.number_at("/0/duration_minutes") == 60);
}

TEST_CASE("bad uploads are told what is wrong in the surface's envelope, and need the scope") {
    Company company(machines::stack());
    const auto key = make_key(company);
    CHECK(send(key, kCheckIns, {{"at", ago(1)}}).string_at("/error") == "employeeId is required");
    CHECK(send(key, kCheckIns, {{"employeeId", "x"}, {"kind", "sideways"}}).status == 400);
    CHECK(send(key, kBatch, {{"checkIns", 5}}).status == 400);
    CHECK(send(key, kBatch, boost::json::object{}).string_at("/error") == "checkIns is required");
    CHECK(send(make_key(company, {"attendance:read"}), kCheckIns, {{"employeeId", "x"}}).status == 403);
    CHECK(company.post(company.admin(), kCheckIns, {{"employeeId", "x"}}).status == 403);
}

TEST_CASE("an Idempotency-Key gives the stored answer of an upload again") {
    Company company(machines::stack());
    const auto key = make_key(company);
    const auto code = code_of(company, company.hire("employee"));
    const Json body{{"employeeId", code}, {"at", ago(20)}};
    const Headers with_key{{"Idempotency-Key", "upload-1"}};
    const auto first = send(key, kCheckIns, body, with_key);
    const auto second = send(key, kCheckIns, body, with_key);
    CHECK(first.status == 201);
    CHECK(second.status == 201);
    CHECK(second.string_at("/data/status") == "created");
    CHECK(second.header("Idempotency-Replayed") == "true");
}

TEST_CASE("a punch of nobody waits in the quarantine, and counts once somebody has the code") {
    Company company(machines::stack());
    const auto key = make_key(company);
    const auto waiting = send(key, kCheckIns, {{"employeeId", "EMP-LATER"}, {"at", ago(30)}});
    require_status(waiting, 201);
    CHECK(waiting.string_at("/data/status") == "quarantined");
    const auto queue = company.get(company.admin(), kQuarantine);
    CHECK(queue.string_at("/0/hold") == "unknown_employee");
    const auto one = std::string(kQuarantine) + "/" + waiting.string_at("/data/id");
    CHECK(company.post(company.admin(), one + "/apply", {}).status == 409);

    const auto later = company.hire("employee", {{"employee_code", "EMP-LATER"}});
    std::string active;
    for (int i = 0; i < 100 && active.empty(); ++i) {
        const auto answer = company.get(later, "/api/v1/attendance/active");
        if (answer.status == 200 && answer.json().is_object()) active = answer.string_at("/id");
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    CHECK_FALSE(active.empty());
    CHECK(company.get(company.admin(), kQuarantine).json().as_array().empty());
}

TEST_CASE("rule 3: a check-out that found nobody in is the check-out once a manager has entered the check-in") {
    Company company(machines::stack());
    const auto key = make_key(company);
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker, {.begins = -120});
    const Json out{{"employeeId", code_of(company, worker)}, {"at", ago(10)}, {"kind", "out"}};
    CHECK(send(key, kCheckIns, out).string_at("/data/status") == "quarantined");
    const Json in{{"userId", worker.id}, {"shiftId", shift.id}, {"checkInTime", ago(101)}};
    const auto entered = company.post(company.admin(), std::string(kAttendance) + "/check-in", in);
    require_status(entered, 201);
    const auto one = "/attendance-records/" + entered.string_at("/attendanceRecord/id");
    const auto is_out = [&] {
        const auto record = company.get(company.admin(), kAttendance + one);
        return !record.at("/attendanceRecord/checkOutTime").is_null();
    };
    CHECK(eventually(is_out, 20000));
    CHECK(company.get(worker, "/api/v1/attendance/me").number_at("/0/duration_minutes") == 90);
    CHECK(company.get(company.admin(), kQuarantine).json().as_array().empty());
}

TEST_CASE("hr applies what a wrong clock held back, or dismisses it; others may not even look") {
    Company company(machines::stack());
    const auto key = make_key(company);
    const auto worker = company.hire("employee");
    const auto code = code_of(company, worker);
    const auto old = send(key, kCheckIns, {{"employeeId", code}, {"at", ago(33 * 24 * 60)}});
    const auto illegal = send(key, kCheckIns, {{"employeeId", code}, {"at", ago(10)}, {"kind", "out"}});
    CHECK(illegal.string_at("/data/status") == "quarantined");
    const auto hr = company.hire("hr_operations");
    const auto path = [](const Answer& answer, const char* verb) {
        return std::string(kQuarantine) + "/" + answer.string_at("/data/id") + verb;
    };
    CHECK(company.get(worker, kQuarantine).status == 403);
    CHECK(company.post(worker, path(old, "/apply"), {}).status == 403);
    CHECK(company.post(hr, path(illegal, "/apply"), {}).status == 409);
    CHECK(require_status(company.post(hr, path(illegal, "/dismiss"), {}), 200).string_at("/status") == "dismissed");
    CHECK(company.post(hr, path(illegal, "/dismiss"), {}).status == 409);
    CHECK(require_status(company.post(hr, path(old, "/apply"), {}), 200).string_at("/status") == "applied");
    CHECK(company.get(hr, kQuarantine).json().as_array().empty());
    const auto limited = company.get(hr, std::string(kQuarantine) + "?limit=0");
    CHECK(limited.status == 422);
}
