// Rule 18 from outside: in every id slot of every route, another company's id answers exactly as one that does not
// exist. The routes are a table.
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <regex>

using namespace support;

namespace {

// Real ids of one company, by what they name.
using Ids = std::map<std::string, std::string>;

struct Slot {
    const char* method;
    const char* path;  // {} where the id goes, if it goes into the path
    const char* kind;
    std::function<boost::json::object(const std::string& id, const Ids& own)> body = {};
};

using boost::json::object;

const std::vector<Slot>& slots() {
    static const char* const kFuture = "2099-05-05";
    static const auto shift_with = [](const char* field) {
        return [field](const std::string& id, const Ids&) {
            return object{{"shiftDate", kFuture}, {"startTime", "09:00"}, {"endTime", "17:00"}, {field, id}};
        };
    };
    static const auto only = [](const char* field) {
        return [field](const std::string& id, const Ids&) { return object{{field, id}}; };
    };
    static const auto rename = [](const std::string&, const Ids&) { return object{{"name", "x"}}; };
    static const std::vector<Slot> all{
        {"POST", "/attendancemanagement-api/v1/check-in", "shift", only("shiftId")},
        {"POST",
         "/attendancemanagement-api/v1/check-in",
         "user",
         [](const std::string& id, const Ids& own) {
             return object{{"shiftId", own.at("shift")}, {"userId", id}};
         }},
        {"POST", "/api/timeclock/clock-in/", "user", only("userId")},
        {"GET", "/api/timeclock/{}/", "user"},
        {"GET", "/api/timeclock/summary/?user_id={}", "user"},
        {"GET", "/api/timeclock/summary/?department={}", "department"},
        {"GET", "/api/v1/attendance/muster?month=2026-02&department_id={}", "department"},
        {"POST", "/api/timeclock/clock-out/", "user", only("userId")},
        {"POST", "/attendancemanagement-api/v1/check-out", "record", only("attendanceRecordId")},
        {"POST",
         "/attendancemanagement-api/v1/mark-absent",
         "user",
         [](const std::string& id, const Ids& own) {
             return object{{"shiftId", own.at("shift")}, {"userId", id}};
         }},
        {"POST",
         "/attendancemanagement-api/v1/mark-absent",
         "shift",
         [](const std::string& id, const Ids& own) {
             return object{{"shiftId", id}, {"userId", own.at("user")}};
         }},
        {"GET", "/attendancemanagement-api/v1/attendance-records/{}", "record"},
        {"DELETE", "/api/v1/users/{}", "user"},
        {"POST", "/api/v1/users/{}/suspend", "user"},
        {"POST", "/api/v1/users/{}/activate", "user"},
        {"POST", "/api/v1/users/{}/resend-invite", "user"},
        {"POST", "/api/v1/users/{}/force-password-reset", "user"},
        {"GET", "/api/v1/users/{}/audit-logs", "user"},
        {"GET", "/api/v1/users/{}/permissions", "user"},
        {"GET", "/api/v1/users/{}/profile-picture", "user"},
        {"DELETE", "/api/v1/users/{}/profile-picture", "user"},
        {"GET", "/api/v1/users/{}/admin-summary", "user"},
        {"GET", "/api/v1/users/{}/admin-profile", "user"},
        {"GET", "/api/v1/permissions/user/{}", "user"},
        {"PATCH", "/attendancemanagement-api/v1/attendance-records/{}", "record", only("managerNote")},
        {"GET", "/attendancemanagement-api/v1/attendance-records/{}/explain", "record"},
        {"GET", "/attendancemanagement-api/v1/attendance-records?userId={}", "user"},
        {"GET", "/attendancemanagement-api/v1/attendance-records?shiftId={}", "shift"},
        {"POST", "/shiftmanagement-api/v1/shifts", "site", shift_with("siteId")},
        {"POST", "/shiftmanagement-api/v1/shifts", "department", shift_with("departmentId")},
        {"POST", "/shiftmanagement-api/v1/shifts", "shiftType", shift_with("shiftTypeId")},
        {"GET", "/shiftmanagement-api/v1/shifts/{}", "shift"},
        {"PATCH", "/shiftmanagement-api/v1/shifts/{}", "shift", only("location")},
        {"DELETE", "/shiftmanagement-api/v1/shifts/{}", "shift"},
        {"GET", "/shiftmanagement-api/v1/shifts?userId={}", "user"},
        {"GET", "/shiftmanagement-api/v1/shifts?siteId={}", "site"},
        {"GET", "/shiftmanagement-api/v1/shifts?departmentId={}", "department"},
        {"POST",
         "/shiftmanagement-api/v1/shift-assignments",
         "shift",
         [](const std::string& id, const Ids& own) {
             return object{{"shiftId", id}, {"userId", own.at("user")}};
         }},
        {"POST",
         "/shiftmanagement-api/v1/shift-assignments",
         "user",
         [](const std::string& id, const Ids& own) {
             return object{{"shiftId", own.at("shift")}, {"userId", id}};
         }},
        {"GET", "/shiftmanagement-api/v1/shift-assignments?shiftId={}", "shift"},
        {"GET", "/shiftmanagement-api/v1/shift-assignments?userId={}", "user"},
        {"DELETE", "/shiftmanagement-api/v1/shift-assignments/{}", "assignment"},
        {"GET", "/shiftmanagement-api/v1/sites/{}", "site"},
        {"PATCH", "/shiftmanagement-api/v1/sites/{}", "site", rename},
        {"DELETE", "/shiftmanagement-api/v1/sites/{}", "site"},
        {"GET", "/shiftmanagement-api/v1/shift-types/{}", "shiftType"},
        {"PATCH", "/shiftmanagement-api/v1/shift-types/{}", "shiftType", rename},
        {"DELETE", "/shiftmanagement-api/v1/shift-types/{}", "shiftType"},
        {"GET", "/shiftmanagement-api/v1/departments/{}", "department"},
        {"PATCH", "/shiftmanagement-api/v1/departments/{}", "department", rename},
        {"DELETE", "/shiftmanagement-api/v1/departments/{}", "department"},
        {"GET", "/shiftmanagement-api/v1/holidays/{}", "holiday"},
        {"PATCH", "/shiftmanagement-api/v1/holidays/{}", "holiday", rename},
        {"DELETE", "/shiftmanagement-api/v1/holidays/{}", "holiday"},
        {"PATCH", "/notification-api/v1/notifications/{}/read", "notification", only("ignored")},
        {"GET", "/api/v1/attendance/sessions/{}/breaks", "record"},
        {"PATCH",
         "/api/v1/attendance/{}/correction-request",
         "record",
         [](const std::string&, const Ids&) {
             return object{{"reason", "x"}, {"requested_check_in_at", "2026-02-16T09:00:00Z"}};
         }},
        {"DELETE", "/api/v1/attendance/{}/correction-request", "record"},
        {"PATCH",
         "/api/v1/attendance/{}/resolve-correction",
         "record",
         [](const std::string&, const Ids&) {
             return object{{"action", "reject"}};
         }},
        {"GET", "/api/v1/users/{}", "user"},
        {"PATCH", "/api/v1/users/{}", "user", only("full_name")},
        {"GET", "/api/v1/users?manager_id={}", "manager"},
        {"DELETE", "/api/v1/api-keys/{}", "apiKey"},
        {"DELETE", "/api/v1/service-accounts/{}", "serviceAccount"},
        {"GET", "/api/v1/devices/{}", "device"},
        {"PATCH", "/api/v1/devices/{}", "device", rename},
        {"POST", "/api/v1/devices/{}/token", "device"},
        {"DELETE", "/api/v1/devices/{}", "device"},
        {"POST", "/api/v1/attendance/quarantine/{}/apply", "punch"},
        {"POST", "/api/v1/attendance/quarantine/{}/dismiss", "punch"},
        {"POST",
         "/api/v1/users",
         "manager",
         [](const std::string& id, const Ids&) {
             return object{{"email", "new@example.com"}, {"full_name", "x"}, {"role", "employee"}, {"manager_id", id}};
         }},
    };
    return all;
}

// Of nobody whom the company knows.
std::string quarantined_punch(const Company& company, const std::string& key) {
    const Headers headers{{"X-API-Key", key}, {"Content-Type", "application/json"}};
    const auto answer = Client(company.stack().gateway_port())
                            .send(
                                {.method = "POST",
                                 .target = "/api/external/v1/attendance/check-ins",
                                 .headers = headers,
                                 .body = R"({"employeeId":"NOBODY"})"}
                            );
    return require_status(answer, 201).string_at("/data/id");
}

Ids everything_of(Company& company) {
    const auto admin = company.admin();
    const auto create = [&](const char* path, const object& body, const char* name) {
        return require_status(company.post(admin, std::string("/shiftmanagement-api/v1/") + path, body), 201)
            .string_at(std::string("/") + name + "/id");
    };
    Ids ids;
    const auto manager = company.hire("manager");
    const auto worker = company.hire_under(manager);
    ids["manager"] = manager.id;
    ids["user"] = worker.id;
    ids["site"] = create("sites", {{"name", "Site"}}, "site");
    ids["department"] = create("departments", {{"name", "Department"}}, "department");
    ids["shiftType"] = create("shift-types", {{"name", "Type"}}, "shiftType");
    ids["holiday"] = create("holidays", {{"name", "Holiday"}, {"holidayDate", "2099-12-25"}}, "holiday");
    const object key{{"name", "Kiosk"}, {"scopes", {"punch:write"}}};
    const auto made = require_status(company.post(admin, "/api/v1/api-keys", key), 201);
    ids["apiKey"] = made.string_at("/id");
    const object device{{"name", "Gate"}, {"serial_number", "CKJN1"}, {"time_zone", "Asia/Karachi"}};
    ids["device"] = require_status(company.post(admin, "/api/v1/devices", device), 201).string_at("/id");
    ids["punch"] = quarantined_punch(company, made.string_at("/key"));
    ids["serviceAccount"] = require_status(company.post(admin, "/api/v1/service-accounts", key), 201).string_at("/id");
    const auto shift = company.shift({.begins = -45});
    ids["shift"] = shift.id;
    ids["assignment"] = company.assign(shift, worker);
    ids["record"] = require_status(company.check_in(worker, shift), 201).string_at("/attendanceRecord/id");
    Answer inbox;
    if (!eventually([&] {
            inbox = company.get(worker, "/notification-api/v1/notifications");
            return inbox.number_at("/rowCount") > 0;
        }))
        throw std::runtime_error("no notification came");
    ids["notification"] = inbox.string_at("/notifications/0/id");
    return ids;
}

Answer ask(const Company& company, const Slot& slot, const std::string& id, const Ids& own) {
    const auto path = std::regex_replace(std::string(slot.path), std::regex("\\{\\}"), id);
    if (slot.body) return company.send(slot.method, company.admin(), path, slot.body(id, own));
    const std::string method = slot.method;
    if (method == "GET") return company.get(company.admin(), path);
    return method == "DELETE" ? company.remove(company.admin(), path)
                              : company.send(method, company.admin(), path, object{});
}

// What may differ between two answers to the same question.
std::string masked(const Answer& answer, const std::string& id) {
    static const std::regex changing(
        R"re("(requestId|date|elapsedMs|ssoTime|sessionId)":("[^"]*"|\d+)|request [0-9a-f-]{36})re"
    );
    auto text = std::regex_replace(answer.text, changing, "-");
    return std::to_string(answer.status) + " " + std::regex_replace(text, std::regex(id), "ID");
}

}  // namespace

TEST_CASE("rule 18: another company's id answers as one that does not exist, in every slot of every route") {
    Company ours;
    Company theirs;
    const auto own = everything_of(ours);
    const auto foreign = everything_of(theirs);
    for (const auto& slot : slots()) {
        INFO(slot.method << " " << slot.path << " with a foreign " << slot.kind);
        const auto nothing = random_id();
        const auto unknown = masked(ask(ours, slot, nothing, own), nothing);
        const auto theirs_id = foreign.at(slot.kind);
        const auto known = masked(ask(ours, slot, theirs_id, own), theirs_id);
        CHECK(known == unknown);
        CHECK_FALSE(unknown.starts_with("5"));
    }
}

TEST_CASE("rule 18: nothing of the other company was changed by asking") {
    Company ours;
    Company theirs;
    const auto own = everything_of(ours);
    const auto foreign = everything_of(theirs);
    const auto record_path = "/attendancemanagement-api/v1/attendance-records/" + foreign.at("record");
    const auto shift_path = "/shiftmanagement-api/v1/shifts/" + foreign.at("shift");
    const auto record = theirs.get(theirs.admin(), record_path).at("/attendanceRecord");
    const auto shift = theirs.get(theirs.admin(), shift_path).at("/shift/location");
    for (const auto& slot : slots()) ask(ours, slot, foreign.at(slot.kind), own);
    CHECK(theirs.get(theirs.admin(), record_path).at("/attendanceRecord") == record);
    CHECK(theirs.get(theirs.admin(), shift_path).at("/shift/location") == shift);
    CHECK(theirs.get(theirs.admin(), shift_path).string_at("/shift/status") != "cancelled");
    CHECK(theirs.get(theirs.admin(), "/api/v1/users/" + foreign.at("user")).status == 200);
}

TEST_CASE("rule 18: lists and counts never show another company") {
    Company ours;
    Company theirs;
    everything_of(theirs);
    for (const char* path :
         {"/attendancemanagement-api/v1/attendance-records",
          "/shiftmanagement-api/v1/shifts",
          "/shiftmanagement-api/v1/shift-assignments",
          "/shiftmanagement-api/v1/sites",
          "/shiftmanagement-api/v1/shift-types",
          "/shiftmanagement-api/v1/departments",
          "/shiftmanagement-api/v1/holidays",
          "/notification-api/v1/notifications"}) {
        INFO(path);
        CHECK(ours.get(ours.admin(), path).number_at("/paging/totalRowCount") == 0);
    }
    CHECK(ours.get(ours.admin(), "/api/v1/users").json().as_array().size() == 1);
    CHECK(ours.get(ours.admin(), "/api/v1/attendance/corrections/pending").text == "[]");
    CHECK(ours.get(ours.admin(), "/api/v1/attendance/active").text == "null");
}
