// Lists as files: CSV and XLSX of what the surfaces show.
#include "tests/e2e/timeclock/clock.hpp"
#include "tests/support/expect.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

#include <thread>

using namespace timeclock;

namespace {

constexpr char kMark[] = "\xEF\xBB\xBF";

// Somebody with one day's work, whose descriptions are out to do harm.
struct Worked {
    Company company;
    Person person = company.hire("employee");
    Answer in = clock_in(company, person, {{"timeInDescription", "=1+1"}, {"timeInLocation", "Hall \"A\", left"}});
    Answer out = clock_out(company, person);

    Answer get(const std::string& target) { return company.get(company.admin(), target); }

    std::string history(const std::string& format) {
        return std::string(kBase) + "/" + person.id + "/?format=" + format;
    }
};

void expect_attachment(const Answer& answer, const std::string& name, const std::string& type) {
    INFO(answer.text.substr(0, 300));
    CHECK(answer.status == 200);
    CHECK(answer.header("Content-Disposition") == "attachment; filename=\"" + name + "\"");
    CHECK(answer.header("Content-Type") == type);
    CHECK(answer.header("Cache-Control") == "no-store");
}

constexpr char kCsv[] = "text/csv; charset=utf-8; header=present";
constexpr char kXlsx[] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

}  // namespace

TEST_CASE("a history as CSV has times as clocks showed them, and no formula") {
    Worked worked;
    const auto answer = worked.get(worked.history("csv"));
    expect_attachment(answer, "timesheet.csv", kCsv);
    const auto date = worked.in.string_at("/data/date");
    const auto wanted =
        std::string(kMark) +
        "date,timeIn,timeOut,timeZone,timeInDescription,timeOutDescription,timeInLocation,timeOutLocation,"
        "workedHours,isLate,isEarly,userId,id\r\n" +
        date + "," + date + " " + worked.in.string_at("/data/timeIn") + "," + worked.out.string_at("/data/date") + " " +
        worked.out.string_at("/data/timeOut") + ",Asia/Karachi,'=1+1,,\"Hall \"\"A\"\", left\",,0,false,false," +
        worked.person.id + ",";
    CHECK(answer.text.starts_with(wanted));
    CHECK(answer.text.ends_with("\r\n"));
    CHECK(worked.company.get(worked.company.hire("employee"), worked.history("csv")).status == 403);
}

TEST_CASE("every list comes as XLSX too") {
    Worked worked;
    const auto month = worked.in.string_at("/data/date").substr(0, 7);
    for (const auto& [target, name] : std::initializer_list<std::pair<std::string, std::string>>{
             {worked.history("xlsx"), "timesheet.xlsx"},
             {"/api/timeclock/summary/?format=xlsx&date_from=2026-02-01&date_to=2026-02-03",
              "summary-2026-02-01-2026-02-03.xlsx"},
             {"/api/v1/attendance/team?format=xlsx", "attendance.xlsx"},
             {"/api/v1/attendance/me?format=xlsx", "attendance.xlsx"},
             {"/api/v1/attendance/muster?format=xlsx&month=" + month, "muster-" + month + ".xlsx"}}) {
        const auto answer = worked.get(target);
        INFO(target);
        expect_attachment(answer, name, kXlsx);
        CHECK(answer.text.starts_with("PK"));
    }
}

TEST_CASE("sums, sessions and the muster as CSV say what their JSON says") {
    Worked worked;
    const auto date = worked.in.string_at("/data/date");
    const auto sums = worked.get("/api/timeclock/summary/?format=csv&date=" + date);
    expect_attachment(sums, "summary-" + date + "-" + date + ".csv", kCsv);
    CHECK(sums.text.find("\r\n" + worked.person.id + ",") != std::string::npos);
    const auto sessions = worked.get("/api/v1/attendance/team?format=csv&date_from=" + date + "&date_to=" + date);
    expect_attachment(sessions, "attendance.csv", kCsv);
    CHECK(sessions.text.find("," + worked.person.id + ",Asia/Karachi," + date + " ") != std::string::npos);
    const auto muster = worked.get("/api/v1/attendance/muster?format=csv&month=" + date.substr(0, 7));
    expect_attachment(muster, "muster-" + date.substr(0, 7) + ".csv", kCsv);
    CHECK(muster.text.find("," + worked.person.id + ",") != std::string::npos);
}

TEST_CASE("an unknown format is named") {
    Worked worked;
    expect_fault(worked.get(worked.history("pdf")), "format");
    CHECK(worked.get("/api/v1/attendance/team?format=pdf").status == 422);
}

TEST_CASE("a long history comes whole, whatever the page of its JSON") {
    Company company;
    const auto person = company.hire("employee");
    for (int i = 0; i < 4; ++i) {
        require_status(clock_in(company, person), 200);
        require_status(clock_out(company, person), 200);
    }
    const auto answer = company.get(person, std::string(kBase) + "/" + person.id + "/?format=csv&limit=1");
    CHECK(std::count(answer.text.begin(), answer.text.end(), '\n') == 5);
    CHECK_FALSE(answer.has_header("Link"));
}

TEST_CASE("the muster of 25 000 people comes whole, and one file more than can be made at once is told to wait") {
    RedisServer own_redis;
    Stack narrow(postgres(), own_redis, {{"ROLLCALL_GATEWAY_XLSX_FILES", "1"}});
    Company company(narrow);
    pqxx::connection superuser(narrow.database().url("postgres"));
    pqxx::work work(superuser);
    work.exec_params(
        "INSERT INTO attendance.employee (company_id, user_id, email, full_name, role, status, time_zone, sequence)"
        " SELECT $1, gen_random_uuid(), '', 'Person ' || n, 'employee', 'active', 'UTC', 1"
        "   FROM generate_series(1, 25000) n",
        company.id()
    );
    work.commit();
    const std::string muster = "/api/v1/attendance/muster?month=2026-02";
    const auto whole = company.get(company.admin(), muster);
    require_status(whole, 200);
    CHECK(whole.at("/people").as_array().size() > 25000);

    Answer answers[2];
    const auto ask = [&](Answer& answer) { answer = company.get(company.admin(), muster + "&format=xlsx"); };
    std::thread other([&] { ask(answers[1]); });
    ask(answers[0]);
    other.join();
    const auto& refused = answers[answers[0].status == 503 ? 0 : 1];
    const auto& made = answers[answers[0].status == 503 ? 1 : 0];
    CHECK(made.status == 200);
    CHECK(refused.status == 503);
    CHECK(refused.header("Retry-After") == "5");
    CHECK(refused.string_at("/error/code") == "UNAVAILABLE");
}
