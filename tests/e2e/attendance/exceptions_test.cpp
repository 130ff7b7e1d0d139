// The exceptions centre: GET /api/v1/attendance/exceptions, resolve and dismiss.
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

using namespace support;

namespace {

constexpr char kAll[] = "/api/v1/attendance/exceptions";

// A company in a zone where it is no midnight for hours, so that now is one day.
std::string noon_zone() {
    const auto hour = std::chrono::floor<std::chrono::hours>(rollcall::now().time_since_epoch()).count() % 24;
    const auto offset = 12 - static_cast<int>(hour);
    return offset == 0 ? "Etc/GMT" : "Etc/GMT" + std::string(offset > 0 ? "-" : "+") + std::to_string(std::abs(offset));
}

struct Team {
    Company company{support::stack(), noon_zone()};
    Person manager = company.hire("manager");
    Person other_manager = company.hire("manager");
    Person late = company.hire_under(manager);
    Person missing = company.hire_under(manager);

    Team() {
        const auto type = require_status(
            company.post(
                company.admin(), "/shiftmanagement-api/v1/shift-types", boost::json::object{{"name", "Early"}}
            ),
            201
        );
        const auto shift = company.shift_for(late, {.begins = -45}, {{"shiftTypeId", type.string_at("/shiftType/id")}});
        company.assign(shift, missing);
        require_status(company.check_in(late, shift), 201);
    }

    Answer list(const Person& person, const std::string& query = "") const {
        return require_status(company.get(person, kAll + query), 200);
    }

    Answer decide(const Person& person, const std::string& id, const char* how, const boost::json::object& body) const {
        return company.post(person, std::string(kAll) + "/" + id + "/" + how, body);
    }

    std::int64_t rows(const std::string& table, const std::string& condition = "true") const {
        pqxx::connection session(company.stack().database().url("postgres"));
        pqxx::work work(session);
        return work
            .exec1(
                "SELECT count(*) FROM attendance." + table + " WHERE " + condition + " AND company_id = '" +
                company.id() + "'"
            )[0]
            .as<std::int64_t>();
    }
};

std::size_t count(const Answer& answer) {
    return answer.at("/exceptions").as_array().size();
}

}  // namespace

TEST_CASE("the manager sees who is late and who is missing; the late person themselves; another manager nobody") {
    Team team;
    const auto seen = team.list(team.manager);
    REQUIRE(count(seen) == 2);
    CHECK(seen.number_at("/summary/open") == 2);
    CHECK(seen.number_at("/summary/late") == 1);
    CHECK(seen.number_at("/summary/absent") == 1);
    const auto late = team.list(team.manager, "?type=late");
    REQUIRE(count(late) == 1);
    CHECK(late.string_at("/exceptions/0/user_id") == team.late.id);
    CHECK(late.string_at("/exceptions/0/severity") == "medium");
    CHECK(late.string_at("/exceptions/0/reason").starts_with("Late by 4"));
    CHECK(late.string_at("/exceptions/0/shift_start").size() == 5);
    CHECK(late.string_at("/exceptions/0/shift_name") == "Early");
    const auto absent = team.list(team.manager, "?type=absent");
    REQUIRE(count(absent) == 1);
    CHECK(absent.string_at("/exceptions/0/user_id") == team.missing.id);
    CHECK(absent.at("/exceptions/0/check_in_at").is_null());
    CHECK(absent.string_at("/exceptions/0/shift_name") == "Early");
    CHECK(count(team.list(team.late)) == 1);
    CHECK(count(team.list(team.other_manager)) == 0);
    CHECK(count(team.list(team.company.admin())) == 2);
}

TEST_CASE("reads never write: however often and by how many, ids stay and nothing is stored") {
    Team team;
    const auto outbox = team.rows("outbox");
    const auto first = team.list(team.manager);
    for (int i = 0; i < 5; ++i) CHECK(team.list(team.manager).at("/exceptions") == first.at("/exceptions"));
    CHECK(team.rows("exception_decision") == 0);
    CHECK(team.rows("outbox") == outbox);
}

TEST_CASE("two late arrivals on one day are one exception, and the list answers") {
    Team team;
    auto& company = team.company;
    const auto once = team.list(team.manager, "?type=late").string_at("/exceptions/0/id");
    const auto records = company.get(team.late, std::string(kAttendance) + "/attendance-records");
    require_status(company.check_out(team.late, records.string_at("/attendanceRecords/0/id")), 200);
    pqxx::connection session(company.stack().database().url("postgres"));
    pqxx::work work(session);
    work.exec_params("CREATE TEMP TABLE twin AS SELECT * FROM attendance.record WHERE company_id = $1", company.id());
    work.exec(
        "UPDATE twin SET id = gen_random_uuid(), shift_id = NULL, check_in_at = check_out_at + interval '1 s',"
        " check_out_at = check_out_at + interval '2 s'"
    );
    work.exec("INSERT INTO attendance.record SELECT * FROM twin WHERE check_in_at IS NOT NULL");
    work.commit();
    const auto late = team.list(team.manager, "?type=late");
    REQUIRE(count(late) == 1);
    CHECK(late.string_at("/exceptions/0/id") == once);
}

TEST_CASE("resolving and dismissing are kept with note, who and when, can be changed, and are audited") {
    Team team;
    const auto id = team.list(team.manager, "?type=late").string_at("/exceptions/0/id");
    const auto resolved = team.decide(team.manager, id, "resolve", {{"resolution_note", "bus was late"}});
    require_status(resolved, 200);
    CHECK(resolved.text == R"({"status":"resolved"})");
    CHECK(count(team.list(team.manager, "?type=late")) == 0);
    const auto kept = team.list(team.manager, "?status=resolved");
    REQUIRE(count(kept) == 1);
    CHECK(kept.string_at("/exceptions/0/id") == id);
    CHECK(kept.string_at("/exceptions/0/resolution_note") == "bus was late");
    CHECK(kept.string_at("/exceptions/0/decided_by") == team.manager.id);
    require_status(team.decide(team.company.admin(), id, "dismiss", {}), 200);
    CHECK(count(team.list(team.manager, "?status=dismissed")) == 1);
    CHECK(count(team.list(team.manager, "?status=all")) == 2);
    CHECK(team.rows("exception_decision") == 1);
    CHECK(team.rows("audit_entry", "action = 'ATTENDANCE_EXCEPTION_RESOLVED'") == 1);
    CHECK(team.rows("audit_entry", "action = 'ATTENDANCE_EXCEPTION_DISMISSED' AND before LIKE '%bus was late%'") == 1);
}

TEST_CASE("who may not decide is refused; what is not there is not found") {
    Team team;
    const auto id = team.list(team.manager, "?type=late").string_at("/exceptions/0/id");
    CHECK(team.decide(team.late, id, "resolve", {{"resolution_note", "mine"}}).status == 403);
    CHECK(team.decide(team.other_manager, id, "resolve", {{"resolution_note", "not mine"}}).status == 403);
    const auto unknown = team.decide(team.manager, random_id(), "resolve", {{"resolution_note", "what"}});
    CHECK(unknown.status == 404);
    CHECK(unknown.string_at("/detail") == "Attendance exception not found");
    // Another company's id answers as one that does not exist.
    Team elsewhere;
    CHECK(elsewhere.decide(elsewhere.company.admin(), id, "dismiss", {}).status == 404);
    for (const boost::json::object& body :
         {boost::json::object{},
          boost::json::object{{"resolution_note", "no"}},
          boost::json::object{{"resolution_note", 3}}})
        CHECK(team.decide(team.manager, id, "resolve", body).status == 422);
    CHECK(team.decide(team.manager, "not-an-id", "dismiss", {}).status == 422);
}

TEST_CASE("filters narrow; a range is at most 31 days and in order") {
    Team team;
    auto& company = team.company;
    CHECK(count(team.list(team.manager, "?user_id=" + team.missing.id)) == 1);
    CHECK(count(team.list(team.manager, "?search=EMPLOYEE")) == 2);
    CHECK(count(team.list(team.manager, "?search=nobody-like-that")) == 0);
    CHECK(count(team.list(team.manager, "?department_id=" + random_id())) == 0);
    CHECK(count(team.list(team.manager, "?start_date=2020-01-01&end_date=2020-01-31")) == 0);
    const auto reversed = company.get(team.manager, std::string(kAll) + "?start_date=2020-01-02&end_date=2020-01-01");
    CHECK(reversed.status == 422);
    CHECK(reversed.string_at("/error/code") == "API_ERROR");
    CHECK(reversed.string_at("/detail") == "end_date must be after start_date");
    for (const char* bad :
         {"?start_date=2020-01-01&end_date=2020-02-01", "?date=x", "?status=x", "?type=x", "?user_id=x", "?scope=x"}) {
        INFO(bad);
        CHECK(company.get(team.manager, std::string(kAll) + bad).status == 422);
    }
}
