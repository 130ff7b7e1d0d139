// GET /api/v1/attendance/me and /team.
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

#include <algorithm>
#include <set>

using namespace support;

namespace {

constexpr char kMe[] = "/api/v1/attendance/me";
constexpr char kTeam[] = "/api/v1/attendance/team";

std::size_t count(const Answer& answer) {
    require_status(answer, 200);
    return answer.json().as_array().size();
}

// Of the records made by work_days: their business date is that of their check-in.
std::string date_of(const Answer& answer, int place) {
    return answer.string_at("/" + std::to_string(place) + "/check_in_at").substr(0, 10);
}

// The target of a Link header; "" when there is none.
std::string next_of(const Answer& answer) {
    const auto link = answer.header("Link");
    if (link.empty()) return "";
    REQUIRE(link.ends_with(">; rel=\"next\""));
    return link.substr(1, link.find('>') - 1);
}

std::string day_before_today(const Company& company, int days) {
    pqxx::connection session(company.stack().database().url("postgres"));
    pqxx::work work(session);
    return work.exec_params1("SELECT (current_date - $1::int)::text", days)[0].as<std::string>();
}

constexpr char kInsert[] =
    "INSERT INTO attendance.record (company_id, id, user_id, business_date, zone, grace_minutes, break_allowance,"
    " policy_version, check_in_at, check_out_at, status, session_status, late_minutes, early_checkout_minutes,"
    " duration_minutes, worked_minutes, paid_minutes, overtime_minutes, classification, flags, marked_absent,"
    " record_version, created_at, updated_at)"
    " SELECT $1, gen_random_uuid(), p, current_date - d, 'UTC', 15, 60, 0, t, t + interval '8 h', 'present',"
    " 'completed', 0, 0, 480, 480, 480, 0, 'full_day', '', false, 1, t, t"
    " FROM generate_series(1, $2::int) d, LATERAL (SELECT now() - d * interval '1 day' AS t) x, ";

struct Team {
    Company company;
    Person manager = company.hire("manager");
    Person worker = company.hire_under(manager);
    Person stranger = company.hire("employee");

    // Closed days of the past, one a day, as many as asked for.
    void work_days(const Person& person, int days) { insert("(SELECT $3::uuid AS p) q", days, person.id); }

    // Ten minutes of work on one day, so often, their ids in no order of theirs.
    void work_often(const Person& person, int times) {
        pqxx::connection session(company.stack().database().url("postgres"));
        pqxx::work work(session);
        work.exec_params(
            std::string(kInsert) + "(SELECT $3::uuid AS p) q, LATERAL (SELECT $2::int) n",
            company.id(),
            times,
            person.id
        );
        work.exec_params(
            "UPDATE attendance.record r SET business_date = current_date - 1, check_in_at = o.at,"
            " check_out_at = o.at + interval '10 min'"
            " FROM (SELECT id, current_date - interval '1 day' + row_number() OVER (ORDER BY id) * interval '20 min' "
            "AS at"
            "         FROM attendance.record WHERE user_id = $1) o WHERE r.id = o.id",
            person.id
        );
        work.commit();
    }

    // Thirty such days of so many people that nothing else is known of.
    void work_month(int people) {
        insert("(SELECT gen_random_uuid() AS p FROM generate_series(1, $3::int)) q", 30, people);
    }

  private:
    template <class Who>
    void insert(const std::string& people, int days, const Who& who) {
        pqxx::connection session(company.stack().database().url("postgres"));
        pqxx::work work(session);
        work.exec_params(kInsert + people, company.id(), days, who);
        work.commit();
    }
};

}  // namespace

TEST_CASE("a person's sessions: theirs alone, every field, newest first") {
    Team team;
    auto& company = team.company;
    const auto shift = company.shift_for(team.worker, {.begins = -45});
    const auto record = require_status(company.check_in(team.worker, shift), 201).string_at("/attendanceRecord/id");
    team.work_days(team.worker, 3);
    team.work_days(team.stranger, 2);
    const auto answer = company.get(team.worker, kMe);
    REQUIRE(count(answer) == 4);
    CHECK(answer.string_at("/0/id") == record);
    CHECK(answer.string_at("/0/session_status") == "active");
    CHECK(answer.at("/0/is_late_login") == true);
    CHECK(answer.number_at("/0/late_minutes") >= 45);
    for (const char* null : {"check_out_at", "worked_minutes", "duration_minutes", "active_break", "correction"})
        CHECK(answer.at(std::string("/0/") + null).is_null());
    CHECK(answer.string_at("/1/session_status") == "completed");
    CHECK(answer.number_at("/1/worked_minutes") == 480);
    CHECK(date_of(answer, 1) > date_of(answer, 2));
    CHECK(next_of(answer).empty());
}

TEST_CASE("the team: direct reports for who leads, everybody for hr and admins, nobody for the rest") {
    Team team;
    auto& company = team.company;
    team.work_days(team.worker, 2);
    team.work_days(team.stranger, 3);
    team.work_days(team.manager, 1);
    CHECK(count(company.get(team.manager, kTeam)) == 2);
    CHECK(count(company.get(company.hire("hr_operations"), kTeam)) == 6);
    CHECK(count(company.get(company.admin(), kTeam)) == 6);
    const auto staff = company.get(team.worker, kTeam);
    REQUIRE(staff.status == 200);
    CHECK(staff.text == "[]");
}

TEST_CASE("dates are inclusive and of the business date; a reversed range and bad values are refused by name") {
    Team team;
    auto& company = team.company;
    team.work_days(team.worker, 10);
    const auto newest = company.get(team.worker, kMe);
    const auto third = date_of(newest, 2);
    const auto fifth = date_of(newest, 4);
    const auto range = company.get(team.worker, std::string(kMe) + "?date_from=" + fifth + "&date_to=" + third);
    REQUIRE(count(range) == 3);
    CHECK(date_of(range, 0) == third);
    CHECK(date_of(range, 2) == fifth);
    const auto reversed = company.get(team.worker, std::string(kMe) + "?date_from=" + third + "&date_to=" + fifth);
    CHECK(reversed.status == 422);
    CHECK(reversed.string_at("/error/code") == "VALIDATION_ERROR");
    for (const char* bad :
         {"date_from=yesterday",
          "date_to=2026-02-30",
          "limit=0",
          "limit=501",
          "limit=x",
          "cursor=x",
          "include_absences=1"}) {
        INFO(bad);
        CHECK(company.get(team.worker, std::string(kMe) + "?" + bad).status == 422);
    }
}

TEST_CASE("with a limit the Link leads through everything once; without one a month comes whole, else the newest 1000"
) {
    Team team;
    auto& company = team.company;
    team.work_days(team.worker, 1205);
    std::set<std::string> seen;
    std::string target = std::string(kMe) + "?limit=500";
    int pages = 0;
    for (; !target.empty(); ++pages) {
        const auto page = company.get(team.worker, target);
        for (const auto& session : page.json().as_array()) CHECK(seen.emplace(session.at("id").as_string()).second);
        target = next_of(page);
    }
    CHECK(pages == 3);
    CHECK(seen.size() == 1205);
    const auto all = company.get(team.worker, kMe);
    CHECK(count(all) == 1000);
    CHECK_FALSE(next_of(all).empty());
    CHECK(count(company.get(team.worker, next_of(all))) == 205);
    const auto newest = date_of(all, 0);
    const auto month = date_of(all, 30);
    const auto whole = company.get(team.worker, std::string(kMe) + "?date_from=" + month + "&date_to=" + newest);
    CHECK(count(whole) == 31);
    CHECK(next_of(whole).empty());
}

TEST_CASE("many sessions of one day are newest first by their check-in, on one page or on several") {
    Team team;
    auto& company = team.company;
    team.work_often(team.worker, 40);
    const auto whole = company.get(team.worker, kMe);
    REQUIRE(count(whole) == 40);
    std::vector<std::string> moments, paged;
    for (const auto& session : whole.json().as_array()) moments.emplace_back(session.at("check_in_at").as_string());
    CHECK(std::is_sorted(moments.rbegin(), moments.rend()));
    for (auto target = std::string(kMe) + "?limit=7"; !target.empty();) {
        const auto page = company.get(team.worker, target);
        for (const auto& session : page.json().as_array()) paged.emplace_back(session.at("check_in_at").as_string());
        target = next_of(page);
    }
    CHECK(paged == moments);
    const auto records = company.get(
        team.worker, "/attendancemanagement-api/v1/attendance-records?pageRowCount=40&userId=" + team.worker.id
    );
    std::vector<std::string> listed;
    for (const auto& record : records.at("/attendanceRecords").as_array())
        listed.emplace_back(record.at("checkInTime").as_string());
    CHECK(listed == moments);
}

TEST_CASE("a company's month comes whole, in pieces, up to 20 000 rows; behind the cut the Link leads on") {
    Team team;
    auto& company = team.company;
    team.work_month(700);
    const auto admin = company.admin();
    const auto month =
        std::string(kTeam) + "?date_from=" + day_before_today(company, 30) + "&date_to=" + day_before_today(company, 1);
    const auto whole = company.get(admin, month);
    CHECK(whole.header("Transfer-Encoding") == "chunked");
    CHECK_FALSE(whole.has_header("Content-Length"));
    CHECK(count(whole) == 20'000);
    const auto next = next_of(whole);
    REQUIRE_FALSE(next.empty());
    const auto rest = company.get(admin, next);
    CHECK(count(rest) == 1'000);
    CHECK(next_of(rest).empty());
    std::set<std::string> seen;
    for (const auto* answer : {&whole, &rest})
        for (const auto& session : answer->json().as_array()) seen.emplace(session.at("id").as_string());
    CHECK(seen.size() == 21'000);
    const auto few = company.get(admin, month + "&limit=10");
    CHECK(few.has_header("Content-Length"));
    CHECK(count(few) == 10);
}

TEST_CASE("absences are left out unless they are asked for") {
    Team team;
    auto& company = team.company;
    const auto shift = company.shift_for(team.worker, {.begins = -45});
    const boost::json::object absence{{"userId", team.worker.id}, {"shiftId", shift.id}};
    require_status(company.post(company.admin(), "/attendancemanagement-api/v1/mark-absent", absence), 200);
    CHECK(count(company.get(team.worker, kMe)) == 0);
    const auto answer = company.get(team.worker, std::string(kMe) + "?include_absences=true");
    REQUIRE(count(answer) == 1);
    CHECK(answer.at("/0/check_in_at").is_null());
    CHECK(answer.string_at("/0/session_status") == "completed");
    CHECK(answer.string_at("/0/attendance_classification") == "full_leave");
}
