#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

std::string path_of(const Person& person) {
    return "/api/v1/users/" + person.id;
}

boost::json::object user(const std::string& email, const std::string& role) {
    return {{"email", email}, {"full_name", "A Person"}, {"role", role}, {"password", "correct horse battery"}};
}

}  // namespace

TEST_CASE("rule 19: admin creates any role, hr the lower ones, nobody else any") {
    Company company;
    const auto hr = company.hire("hr_operations");
    int made = 0;
    const auto create = [&](const Person& caller, const std::string& role) {
        return company.post(caller, "/api/v1/users", user("new" + std::to_string(made++) + "@example.com", role))
            .status;
    };
    for (const char* role : {"admin", "hr_operations", "manager", "team_lead", "employee", "intern", "junior_employee"})
        CHECK(create(company.admin(), role) == 201);
    for (const char* role : {"team_lead", "employee", "intern", "junior_employee"}) CHECK(create(hr, role) == 201);
    for (const char* role : {"admin", "hr_operations", "manager"}) CHECK(create(hr, role) == 403);
    for (const char* role : {"manager", "team_lead", "employee"}) CHECK(create(company.hire(role), "employee") == 403);
}

TEST_CASE("a profile is read by its owner, hr, admin and the direct manager") {
    Company company;
    const auto manager = company.hire("manager");
    const auto worker = company.hire_under(manager);
    for (const auto& caller : {worker, manager, company.hire("hr_operations"), company.admin()}) {
        const auto answer = company.get(caller, path_of(worker));
        CHECK(answer.status == 200);
        CHECK(answer.string_at("/id") == worker.id);
    }
    CHECK(company.get(company.hire("manager"), path_of(worker)).status == 403);
    CHECK(company.get(company.hire("employee"), path_of(worker)).status == 403);
    CHECK(company.get(company.admin(), "/api/v1/users/" + random_id()).status == 404);
}

TEST_CASE("rule 19: people are edited from above, name and phone by themselves") {
    Company company;
    const auto hr = company.hire("hr_operations");
    const auto manager = company.hire("manager");
    const auto worker = company.hire_under(manager);
    const auto renamed = company.patch(company.admin(), path_of(worker), {{"full_name", "Renamed"}});
    REQUIRE(renamed.status == 200);
    CHECK(renamed.text.find("Renamed") != std::string::npos);
    CHECK(company.patch(hr, path_of(worker), {{"designation", "Guard"}}).status == 200);
    CHECK(company.patch(worker, path_of(worker), {{"phone", "+92 300 1234567"}}).status == 200);
    CHECK(company.patch(worker, path_of(worker), {{"role", "admin"}}).status == 403);
    CHECK(company.patch(manager, path_of(worker), {{"full_name", "By the manager"}}).status == 403);
    CHECK(company.patch(hr, path_of(company.admin()), {{"full_name", "By hr"}}).status == 403);
    CHECK(company.patch(worker, path_of(manager), {{"full_name", "By staff"}}).status == 403);
}

TEST_CASE("rule 19: the last active admin is neither demoted nor deactivated") {
    Company company;
    for (const auto& change :
         {boost::json::object{{"role", "employee"}}, boost::json::object{{"status", "inactive"}}}) {
        const auto answer = company.patch(company.admin(), path_of(company.admin()), change);
        INFO(answer.text);
        CHECK((answer.status == 403 || answer.status == 409 || answer.status == 422));
    }
    CHECK(company.get(company.admin(), "/api/v1/users/me").string_at("/role") == "admin");
}

TEST_CASE("a suspended person's tokens end within five seconds, and no login follows") {
    Company company;
    const auto worker = company.hire("employee");
    const auto answer = company.patch(company.admin(), path_of(worker), {{"status", "suspended"}});
    REQUIRE(answer.status == 200);
    CHECK(eventually([&] { return company.get(worker, "/api/v1/users/me").status == 401; }, 5000));
    CHECK_THROWS(company.login(worker.email, worker.password));
}

TEST_CASE("rule 14: after a change of manager the new one is told") {
    Company company;
    const auto before = company.hire("manager");
    const auto after = company.hire("manager");
    const auto worker = company.hire_under(before);
    require_status(company.patch(company.admin(), path_of(worker), {{"manager_id", after.id}}), 200);
    const auto shift = company.shift_for(worker, {.begins = -45});
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    require_status(company.check_in(worker, shift), 201);
    const auto told = [&](const Person& person) {
        return company.get(person, "/notification-api/v1/notifications?type=attendance.checked_in")
            .number_at("/paging/totalRowCount");
    };
    CHECK(eventually([&] { return told(after) == 1; }));
    CHECK(told(before) == 0);
}
