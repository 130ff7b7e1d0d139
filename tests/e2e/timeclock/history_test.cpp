// GET /api/timeclock/<user_id>/
#include "tests/e2e/timeclock/clock.hpp"
#include "tests/support/expect.hpp"

#include <catch2/catch.hpp>

using namespace timeclock;

namespace {

Answer history(const Company& company, const Person& caller, const std::string& user, const std::string& query = "") {
    return company.get(caller, std::string(kBase) + "/" + user + "/" + query);
}

}  // namespace

TEST_CASE("what was said and when it counts is in the history") {
    Company company;
    const auto person = company.hire("employee");
    const auto in = clock_in(company, person, {{"timeInDescription", "Early"}, {"timeInLocation", "HQ Office"}});
    const auto out =
        clock_out(company, person, {{"timeOutDescription", "Done"}, {"timeOutLocation", {{"lat", 1.5}, {"lng", 2}}}});
    REQUIRE(out.status == 200);
    const auto answer = history(company, person, person.id);
    INFO(answer.text);
    REQUIRE(answer.status == 200);
    CHECK(answer.string_at("/status") == "success");
    REQUIRE(answer.at("/data").as_array().size() == 1);
    CHECK(answer.at("/data/0").as_object().size() == 12);
    CHECK(answer.string_at("/data/0/userId") == person.id);
    CHECK(answer.string_at("/data/0/date") == in.string_at("/data/date"));
    CHECK(answer.string_at("/data/0/timeIn") == in.string_at("/data/timeIn"));
    CHECK(answer.string_at("/data/0/timeOut") == out.string_at("/data/timeOut"));
    CHECK(answer.string_at("/data/0/timeInDescription") == "Early");
    CHECK(answer.string_at("/data/0/timeInLocation") == "HQ Office");
    CHECK(answer.string_at("/data/0/timeOutDescription") == "Done");
    CHECK(answer.at("/data/0/timeOutLocation/lat").as_double() == 1.5);
    CHECK_FALSE(answer.at("/data/0/isLate").as_bool());
    CHECK(history(company, person, person.id, "?date_from=2020-01-01&date_to=2020-01-31").at("/data").as_array().empty()
    );
}

TEST_CASE("a history comes in pages, newest first") {
    Company company;
    const auto person = company.hire("employee");
    for (int i = 0; i < 3; ++i) {
        require_status(clock_in(company, person, {{"timeInDescription", std::to_string(i)}}), 200);
        require_status(clock_out(company, person), 200);
    }
    const auto first = history(company, person, person.id, "?limit=2");
    REQUIRE(first.at("/data").as_array().size() == 2);
    CHECK(first.string_at("/data/0/timeInDescription") == "2");
    const auto link = first.header("Link");
    REQUIRE(link.ends_with(">; rel=\"next\""));
    const auto rest = company.get(person, link.substr(1, link.find('>') - 1));
    INFO(link << rest.text);
    REQUIRE(rest.at("/data").as_array().size() == 1);
    CHECK(rest.string_at("/data/0/timeInDescription") == "0");
    CHECK_FALSE(rest.has_header("Link"));
}

TEST_CASE("rule 19: one's own history, that of reports, and for hr and admins all") {
    Company company;
    const auto lead = company.hire("manager");
    const auto person = company.hire_under(lead);
    const auto colleague = company.hire("employee");
    CHECK(history(company, colleague, colleague.id).status == 200);
    CHECK(history(company, colleague, person.id).status == 403);
    CHECK(history(company, colleague, random_id()).status == 403);
    CHECK(history(company, lead, person.id).status == 200);
    CHECK(history(company, lead, colleague.id).status == 403);
    CHECK(history(company, lead, random_id()).status == 404);
    CHECK(history(company, company.hire("hr_operations"), person.id).status == 200);
    CHECK(history(company, company.admin(), random_id()).status == 404);
    const Company other;
    CHECK(history(company, company.admin(), other.admin().id).status == 404);
}

TEST_CASE("bad parameters are named") {
    Company company;
    const auto& admin = company.admin();
    expect_fault(history(company, admin, "somebody"), "user_id");
    expect_fault(history(company, admin, admin.id, "?date_from=yesterday"), "date_from");
    expect_fault(history(company, admin, admin.id, "?date_from=2026-03-02&date_to=2026-03-01"), "date_to");
    expect_fault(history(company, admin, admin.id, "?limit=501"), "limit");
    expect_fault(history(company, admin, admin.id, "?cursor=x"), "cursor");
}
