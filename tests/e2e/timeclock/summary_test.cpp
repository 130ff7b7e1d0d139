// GET /api/timeclock/summary/
#include "tests/e2e/timeclock/clock.hpp"
#include "tests/support/expect.hpp"

#include <catch2/catch.hpp>

using namespace timeclock;

namespace {

Answer summary(const Company& company, const Person& caller, const std::string& query = "") {
    return company.get(caller, std::string(kBase) + "/summary/" + query);
}

void expect_nothing(const Answer& answer) {
    INFO(answer.text);
    REQUIRE(answer.status == 200);
    CHECK(answer.number_at("/data/totals/workedMinutes") == 0);
    CHECK(answer.at("/data/rows").as_array().empty());
    CHECK(answer.at("/data/series").as_array().empty());
}

}  // namespace

TEST_CASE("a day's summary has totals, rows by person and a series by day") {
    Company company;
    const auto person = company.hire("employee");
    const auto told = wall_clock(company, -600);
    const boost::json::object in{{"userId", person.id}, {"timeIn", told.time}, {"date", told.date}};
    REQUIRE(eventually([&] { return clock_in(company, company.admin(), in).status == 200; }));
    require_status(clock_out(company, person), 200);
    const auto answer = summary(company, company.admin(), "?period=day&date=" + told.date);
    INFO(answer.text);
    REQUIRE(answer.status == 200);
    CHECK(answer.string_at("/data/period") == "day");
    CHECK(answer.string_at("/data/from") == told.date);
    CHECK(answer.string_at("/data/to") == told.date);
    CHECK(answer.string_at("/data/timeZone") == company.zone());
    CHECK(answer.number_at("/data/totals/workedMinutes") >= 10);
    CHECK(answer.number_at("/data/totals/days") == 1);
    REQUIRE(answer.at("/data/rows").as_array().size() == 1);
    CHECK(answer.string_at("/data/rows/0/userId") == person.id);
    CHECK(answer.at("/data/rows/0/department").is_null());
    REQUIRE(answer.at("/data/series").as_array().size() == 1);
    CHECK(answer.string_at("/data/series/0/date") == told.date);
    CHECK(summary(company, person, "?period=day&date=" + told.date).at("/data/rows") == answer.at("/data/rows"));
    expect_nothing(summary(company, company.hire("employee"), "?period=year&date=" + told.date));
}

TEST_CASE("periods and ranges say which days they are") {
    Company company;
    const auto days = [&](const std::string& query) {
        const auto answer = summary(company, company.admin(), query);
        return answer.string_at("/data/period") + " " + answer.string_at("/data/from") + " " +
               answer.string_at("/data/to");
    };
    CHECK(days("?period=week&date=2026-03-01") == "week 2026-02-23 2026-03-01");
    CHECK(days("?period=month&date=2026-02-11") == "month 2026-02-01 2026-02-28");
    CHECK(days("?period=year&date=2026-02-11") == "year 2026-01-01 2026-12-31");
    CHECK(days("?date_from=2026-02-11&date_to=2026-02-12") == "custom 2026-02-11 2026-02-12");
    const auto today = wall_clock(company).date;
    const auto told = days("");
    CHECK((told == "day " + today + " " + today || wall_clock(company).date != today));
    expect_nothing(summary(company, company.admin(), "?date_from=2020-02-11&date_to=2020-02-12"));
}

TEST_CASE("what cannot be summed is named") {
    Company company;
    const auto& admin = company.admin();
    expect_fault(summary(company, admin, "?period=fortnight"), "period");
    expect_fault(summary(company, admin, "?date=2026-02-30"), "date");
    expect_fault(summary(company, admin, "?period=day&date_from=2026-02-01&date_to=2026-02-02"), "period");
    expect_fault(summary(company, admin, "?date_from=2026-02-02&date_to=2026-02-01"), "date_to");
    expect_fault(summary(company, admin, "?date_from=2026-02-02"), "date_to");
    expect_fault(summary(company, admin, "?date_from=2024-01-01&date_to=2026-01-01"), "date_to");
    expect_fault(summary(company, admin, "?user_id=x"), "user_id");
    CHECK(summary(company, admin, "?user_id=" + random_id()).status == 404);
    CHECK(summary(company, admin, "?department=" + random_id()).status == 404);
    CHECK(summary(company, company.hire("employee"), "?user_id=" + random_id()).status == 403);
    const auto lead = company.hire("manager");
    CHECK(summary(company, lead, "?user_id=" + company.hire("employee").id).status == 403);
    CHECK(summary(company, lead, "?user_id=" + company.hire_under(lead).id).status == 200);
}

TEST_CASE("a department is asked for by its id or its name") {
    Company company;
    const auto made = company.post(company.admin(), std::string(kShifts) + "/departments", {{"name", "Assembly"}});
    const auto department = made.string_at("/department/id");
    const auto person = company.hire("employee", {{"department_id", department}});
    const auto other = company.hire("employee");
    require_status(clock_in(company, person), 200);
    require_status(clock_in(company, other), 200);
    for (const auto& name : {department, std::string("assembly")}) {
        const bool found = eventually([&] {
            const auto answer = summary(company, company.admin(), "?department=" + name);
            return answer.status == 200 && answer.at("/data/rows").as_array().size() == 1 &&
                   answer.string_at("/data/rows/0/department") == "Assembly";
        });
        CHECK(found);
    }
}
