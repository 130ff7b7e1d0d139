// admin-summary and admin-profile: one person as who administers them sees them.
#include "tests/e2e/accounts/accounts.hpp"

#include <catch2/catch.hpp>

using namespace accounts;

namespace {

std::string view(const Person& person, const std::string& rest) {
    return "/api/v1/users/" + person.id + "/" + rest;
}

}  // namespace

TEST_CASE("the summary counts a person's last thirty days, the profile shows the sessions of a period") {
    Company company(accounts::stack());
    const auto worker = company.hire("employee");
    const auto other = company.hire("employee");
    const auto shift = company.shift_for(worker, {.begins = -45});
    company.assign(shift, other);
    require_status(company.check_in(worker, shift), 201);
    require_status(company.check_in(other, shift), 201);
    const auto summary = require_status(company.get(company.admin(), view(worker, "admin-summary")), 200);
    CHECK(summary.string_at("/user/id") == worker.id);
    CHECK(summary.string_at("/end_date") > summary.string_at("/start_date"));
    CHECK(summary.number_at("/attendance/sessions") == 1);
    CHECK(summary.number_at("/attendance/days_present") == 1);
    CHECK(summary.number_at("/attendance/late_count") == 1);
    CHECK(summary.number_at("/attendance/absences") == 0);
    const auto profile = require_status(company.get(company.admin(), view(worker, "admin-profile?limit=10")), 200);
    REQUIRE(profile.at("/sessions").as_array().size() == 1);
    CHECK(profile.string_at("/sessions/0/user_id") == worker.id);
    const auto past = "admin-profile?start_date=2020-01-01&end_date=2020-01-31";
    CHECK(company.get(company.admin(), view(worker, past)).at("/sessions").as_array().empty());
}

TEST_CASE("every session of a day counts, not the last one alone") {
    Company company(accounts::stack());
    const auto worker = company.hire("employee");
    for (int i = 0; i < 2; ++i) {
        require_status(
            company.post(worker, "/api/v1/attendance/check-in", boost::json::object{{"work_mode", "wfh"}}), 200
        );
        require_status(company.post(worker, "/api/v1/attendance/check-out", boost::json::object{}), 200);
    }
    const auto summary = require_status(company.get(company.admin(), view(worker, "admin-summary")), 200);
    CHECK(summary.number_at("/attendance/sessions") == 2);
    CHECK(summary.number_at("/attendance/wfh_sessions") == 2);
    CHECK(summary.number_at("/attendance/days_present") == 1);
}

TEST_CASE("the summary is for who holds users.edit, the profile for admins; a wrong period is refused by name") {
    Company company(accounts::stack());
    const auto manager = company.hire("manager");
    const auto worker = company.hire_under(manager);
    const auto hr = company.hire("hr_operations");
    CHECK(company.get(hr, view(worker, "admin-summary")).status == 200);
    expect_hr_error(company.get(hr, view(worker, "admin-profile")), 403, "PERMISSION_ERROR");
    expect_hr_error(company.get(manager, view(worker, "admin-summary")), 403, "PERMISSION_ERROR");
    expect_hr_error(company.get(worker, view(worker, "admin-summary")), 403, "PERMISSION_ERROR");
    for (const char* wrong :
         {"start_date=x",
          "end_date=2026-02-30",
          "start_date=2026-02-02&end_date=2026-02-01",
          "start_date=2020-01-01&end_date=2026-01-01",
          "limit=x"}) {
        INFO(wrong);
        expect_hr_error(
            company.get(company.admin(), view(worker, std::string("admin-profile?") + wrong)), 422, "VALIDATION_ERROR"
        );
    }
}
