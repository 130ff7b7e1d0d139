// GET /api/v1/attendance/muster
#include "common/time/wire.hpp"
#include "common/time/zone.hpp"
#include "tests/e2e/attendance/sessions.hpp"
#include "tests/support/expect.hpp"

#include <catch2/catch.hpp>

using namespace sessions;

namespace {

std::string today(const Company& company) {
    return rollcall::time::format_date(rollcall::time::local_date(rollcall::now(), company.zone()));
}

Answer muster(const Company& company, const Person& caller, const std::string& query) {
    return company.get(caller, std::string(kBase) + "/muster" + query);
}

// The code of one person on one day of the month.
std::string code(const Answer& answer, const std::string& person, int day) {
    for (const auto& row : answer.at("/people").as_array()) {
        if (row.at("user_id").as_string() != person) continue;
        const auto& value = row.at("days").as_array().at(static_cast<std::size_t>(day - 1));
        return value.is_null() ? "" : std::string(value.as_string());
    }
    return "nobody";
}

int day_of(const std::string& date) {
    return std::stoi(date.substr(8));
}

}  // namespace

TEST_CASE("a month's muster has a code for every person and day") {
    Company company;
    const auto person = company.hire("employee");
    const auto from_home = company.hire("employee");
    const auto date = today(company);
    require_status(check_in(company, person), 200);
    require_status(check_in(company, from_home, "wfh"), 200);
    const auto answer = muster(company, company.admin(), "?month=" + date.substr(0, 7));
    INFO(answer.text);
    REQUIRE(answer.status == 200);
    CHECK(answer.string_at("/month") == date.substr(0, 7));
    CHECK(answer.string_at("/dates/0") == date.substr(0, 7) + "-01");
    CHECK(code(answer, person.id, day_of(date)) == "P");
    CHECK(code(answer, from_home.id, day_of(date)) == "WFH");
    for (const auto& row : answer.at("/people").as_array()) {
        CHECK(row.at("days").as_array().size() == answer.at("/dates").as_array().size());
        CHECK(row.at("totals").as_object().size() == 7);
    }
    // A company made today has nothing to say of a month before.
    const auto before = muster(company, company.admin(), "?month=2020-02");
    CHECK(before.at("/dates").as_array().size() == 29);
    CHECK(code(before, person.id, 1).empty());
}

TEST_CASE("holidays and days without a shift show, shifts that are on say nothing yet") {
    Company company;
    const auto date = today(company);
    const auto free = company.hire("employee");
    const auto rostered = company.hire("employee");
    company.shift_for(rostered);
    const auto ask = [&] { return muster(company, company.admin(), "?month=" + date.substr(0, 7)); };
    CHECK(eventually([&] { return code(ask(), free.id, day_of(date)) == "WO"; }));
    CHECK(eventually([&] { return code(ask(), rostered.id, day_of(date)).empty(); }));
    require_status(
        company.post(company.admin(), std::string(kShifts) + "/holidays", {{"name", "Fair"}, {"holidayDate", date}}),
        201
    );
    CHECK(code(ask(), free.id, day_of(date)) == "H");
}

TEST_CASE("rule 19: who leads sees their reports' muster, staff none") {
    Company company;
    const auto lead = company.hire("manager");
    const auto person = company.hire_under(lead);
    const auto other = company.hire("employee");
    const auto query = "?month=" + today(company).substr(0, 7);
    CHECK(muster(company, person, query).status == 403);
    const bool shown = eventually([&] {
        const auto answer = muster(company, lead, query);
        return answer.status == 200 && code(answer, person.id, 1) != "nobody" && code(answer, other.id, 1) == "nobody";
    });
    CHECK(shown);
    const auto hr = company.hire("hr_operations");
    CHECK(muster(company, hr, query + "&department_id=" + random_id()).status == 404);
    for (const char* bad : {"", "?month=2026", "?month=2026-13", "?month=2026-02-01"})
        CHECK(muster(company, hr, bad).status == 422);
}
