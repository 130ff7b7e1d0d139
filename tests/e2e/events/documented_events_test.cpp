// docs/events.md says what is published, and with which data. Here the services publish, and the two are compared.
#include "common/core/instant.hpp"
#include "common/time/wire.hpp"
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

using namespace support;

namespace {

using Keys = std::set<std::string>;

Keys keys_of(const boost::json::value& data) {
    Keys keys;
    for (const auto& [name, value] : data.as_object()) keys.emplace(name);
    return keys;
}

std::map<std::string, Keys> documented() {
    std::ifstream file(std::string(ROLLCALL_SOURCE_DIR) + "/docs/events.md");
    std::stringstream content;
    content << file.rdbuf();
    const auto text = content.str();
    static const std::regex section(R"(### ([a-z_.]+)\n[^#]*?```json\n([^`]*)```)");
    std::map<std::string, Keys> found;
    for (std::sregex_iterator at(text.begin(), text.end(), section), end; at != end; ++at)
        found[(*at)[1].str()] = keys_of(boost::json::parse((*at)[2].str()));
    return found;
}

// A session with a break, corrected.
void publish_session(const Company& company, const Person& worker) {
    const std::string base = "/api/v1/attendance";
    const auto session = require_status(company.post(worker, base + "/check-in", {{"work_mode", "wfh"}}), 200);
    require_status(company.post(worker, base + "/breaks/start", {{"break_type", "prayer"}}), 200);
    require_status(company.post(worker, base + "/breaks/end", boost::json::object{}), 200);
    require_status(company.post(worker, base + "/check-out", boost::json::object{}), 200);
    const auto one = base + "/" + session.string_at("/id");
    const auto earlier = rollcall::time::format_instant(rollcall::now() - rollcall::Minutes{60});
    const boost::json::object wanted{{"reason", "forgot"}, {"requested_check_in_at", earlier}};
    require_status(company.patch(worker, one + "/correction-request", wanted), 200);
    require_status(company.patch(company.admin(), one + "/resolve-correction", {{"action", "approve"}}), 200);
}

// Everything that a company's life publishes.
Company eventful_company() {
    Company company;
    const auto admin = company.admin();
    const auto manager = company.hire("manager");
    const auto worker = company.hire_under(manager);
    const auto missing = company.hire_under(manager);
    for (const char* status : {"suspended", "active", "inactive"})
        require_status(company.patch(admin, "/api/v1/users/" + missing.id, {{"status", status}}), 200);
    for (const auto& [path, body] : std::map<std::string, boost::json::object>{
             {"sites", {{"name", "Site"}}},
             {"departments", {{"name", "Department"}}},
             {"holidays", {{"name", "Holiday"}, {"holidayDate", "2099-12-25"}}}})
        require_status(company.post(admin, "/shiftmanagement-api/v1/" + path, body), 201);
    const auto running = company.shift_for(worker, {.begins = -45});
    const auto over = company.shift({.begins = -600, .ends = -120});
    const auto other = company.shift({.begins = 600, .ends = 660});
    const auto assignment = company.assign(other, worker);
    require_status(company.patch(admin, "/shiftmanagement-api/v1/shifts/" + other.id, {{"location", "x"}}), 200);
    require_status(company.remove(admin, "/shiftmanagement-api/v1/shift-assignments/" + assignment), 200);
    require_status(company.remove(admin, "/shiftmanagement-api/v1/shifts/" + other.id), 200);
    const boost::json::object absence{{"userId", worker.id}, {"shiftId", running.id}};
    require_status(company.post(admin, "/attendancemanagement-api/v1/mark-absent", absence), 200);
    const auto record = require_status(company.check_in(worker, running), 201).string_at("/attendanceRecord/id");
    const auto path = "/attendancemanagement-api/v1/attendance-records/" + record;
    require_status(company.patch(admin, path, {{"managerNote", "x"}}), 200);
    require_status(company.check_out(worker, record), 200);
    publish_session(company, company.hire_under(manager));
    company.shift_for(company.hire_under(manager), {.begins = 10, .ends = 60});
    company.shift_for(company.hire_under(manager), {.begins = -90, .ends = 60});
    const auto regular = company.hire("employee");
    const boost::json::object day{{"name", "Day"}, {"start_time", "00:00"}, {"end_time", "23:59"}};
    const auto shift = require_status(company.post(admin, "/api/v1/shifts", day), 200).string_at("/id");
    const auto assign = "/api/v1/shifts/assign/" + regular.id;
    require_status(company.post(admin, assign + "?shift_id=" + shift, {}), 200);
    require_status(company.post(admin, assign, {}), 200);
    require_status(company.post(admin, "/api/v1/announcements", {{"title", "x"}, {"content", "x"}}), 200);
    return company;
}

std::map<std::string, std::vector<Keys>> published(const Company& company) {
    pqxx::connection session(company.stack().database().url("postgres"));
    std::map<std::string, std::vector<Keys>> found;
    for (const std::string service : {"identity", "shift", "attendance", "notification"}) {
        pqxx::nontransaction work(session);
        for (const auto& row :
             work.exec_params("SELECT type, data FROM " + service + ".outbox WHERE company_id = $1", company.id()))
            found[row[0].as<std::string>()].push_back(keys_of(boost::json::parse(row[1].as<std::string>())));
    }
    return found;
}

}  // namespace

TEST_CASE("every event that is published is documented, with exactly its data") {
    const auto known = documented();
    REQUIRE(known.size() > 15);
    const auto company = eventful_company();
    eventually(
        [&] {
            const auto found = published(company);
            return found.count("shift.ended") + found.count("attendance.reminder_due") +
                       found.count("attendance.absence_suspected") + found.count("notification.announced") ==
                   4;
        },
        5000
    );
    const auto found = published(company);
    for (const auto& [type, examples] : found) {
        INFO(type);
        REQUIRE(known.count(type) == 1);
        for (const auto& keys : examples) {
            // Only where somebody had been told of what no longer holds, and where it was withdrawn.
            auto expected = known.at(type);
            if (type == "attendance.revised")
                for (const char* name : {"toldUserIds", "withdrawn"})
                    if (!keys.contains(name)) expected.erase(name);
            CHECK(keys == expected);
        }
    }
    for (const char* type :
         {"identity.company_created",
          "identity.user_created",
          "identity.user_updated",
          "identity.user_suspended",
          "identity.user_activated",
          "identity.user_deactivated",
          "shift.created",
          "shift.updated",
          "shift.cancelled",
          "shift.assigned",
          "shift.unassigned",
          "shift.started",
          "shift.ended",
          "shift.site_changed",
          "shift.department_changed",
          "shift.holiday_changed",
          "shift.template_changed",
          "shift.template_assigned",
          "notification.announced",
          "attendance.checked_in",
          "attendance.checked_out",
          "attendance.marked_absent",
          "attendance.break_started",
          "attendance.break_ended",
          "attendance.correction_requested",
          "attendance.correction_resolved",
          "attendance.reminder_due",
          "attendance.absence_suspected",
          "attendance.revised"}) {
        INFO(type);
        CHECK(found.count(type) == 1);
    }
}
