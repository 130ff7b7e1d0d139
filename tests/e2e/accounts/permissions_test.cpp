#include "tests/e2e/accounts/accounts.hpp"

#include <catch2/catch.hpp>

using namespace accounts;

namespace {

boost::json::object override_of(const std::string& user, const std::string& key, const Json& granted) {
    return {{"user_id", user}, {"permission_key", key}, {"granted", granted}};
}

bool lists(const Answer& answer, const std::string& key) {
    for (const auto& one : answer.at("/permissions").as_array())
        if (one.as_string() == key.c_str()) return true;
    return false;
}

}  // namespace

TEST_CASE("everybody reads their own permissions, sorted") {
    Company company(accounts::stack());
    const auto worker = company.hire("employee");
    const auto answer = ask("GET", worker.token, "/auth/me/permissions");
    REQUIRE(answer.status == 200);
    CHECK(answer.string_at("/user_id") == worker.id);
    CHECK(answer.string_at("/role") == "employee");
    const boost::json::array expected{
        "attendance.view_own", "eod.submit", "leave.apply", "projects.create", "reports.view_own", "tasks.create_own"};
    CHECK(answer.at("/permissions") == expected);
    CHECK(ask("GET", company.admin().token, "/auth/me/permissions").at("/permissions").as_array().size() == 39);
}

TEST_CASE("the catalogue is for who manages permissions") {
    Company company(accounts::stack());
    const auto& admin = company.admin();
    CHECK(ask("GET", admin.token, "/permissions").json().as_array().size() == 39);
    CHECK(lists(ask("GET", admin.token, "/permissions/role/team_lead"), "attendance.approve_correction"));
    for (const char* key : {"users.create", "users.edit"})
        CHECK_FALSE(lists(ask("GET", admin.token, "/permissions/role/manager"), key));
    expect_hr_error(ask("GET", admin.token, "/permissions/role/emperor"), 404, "NOT_FOUND");
    for (const char* role : {"hr_operations", "manager", "employee"}) {
        const auto person = company.hire(role);
        for (const auto& path : {std::string("/permissions"), "/permissions/user/" + person.id})
            expect_hr_error(
                ask("GET", person.token, path),
                403,
                "PERMISSION_ERROR",
                "Permission denied: 'permissions.manage' required"
            );
    }
}

TEST_CASE("an override counts on every surface, and ends the former access token within five seconds") {
    Company company(accounts::stack());
    const auto worker = company.hire("employee");
    expect_hr_error(
        ask("GET", worker.token, "/audit-logs"), 403, "PERMISSION_ERROR", "Only admins can view audit logs"
    );
    const auto session = login(worker.email, worker.password);
    const auto answer =
        ask("POST", company.admin().token, "/permissions/user-override", override_of(worker.id, "audit.view", true));
    REQUIRE(answer.status == 200);
    CHECK(lists(answer, "audit.view"));
    CHECK(answer.string_at("/overrides/0/permission_key") == "audit.view");
    CHECK(answer.at("/overrides/0/granted").as_bool());
    CHECK(eventually([&] { return ask("GET", worker.token, "/users/me").status == 401; }, 5000));
    const auto renewed = post("/auth/refresh", {{"refresh_token", session.string_at("/refresh_token")}});
    REQUIRE(renewed.status == 200);
    const auto token = renewed.string_at("/access_token");
    CHECK(ask("GET", token, "/audit-logs").status == 200);
    CHECK(lists(ask("GET", token, "/auth/me/permissions"), "audit.view"));
}

TEST_CASE("a denied key narrows the WorkforceOS surface too") {
    Company company(accounts::stack());
    const auto hr = company.hire("hr_operations");
    const auto other = company.hire("employee");
    const auto shift = company.shift_for(other);
    require_status(company.check_in(other, shift), 201);
    const auto records = [&](const Person& person) {
        return company.get(person, std::string(kAttendance) + "/attendance-records").number_at("/paging/totalRowCount");
    };
    CHECK(records(hr) == 1);
    for (const char* key : {"attendance.view_org", "attendance.view_team", "shifts.manage"})
        require_status(
            ask("POST", company.admin().token, "/permissions/user-override", override_of(hr.id, key, false)), 200
        );
    const auto again = company.login(hr.email, hr.password);
    CHECK(records(again) == 0);
    CHECK(
        company.post(again, std::string(kShifts) + "/shifts", boost::json::object(shift_times({}, company.zone())))
            .status != 201
    );
    CHECK(lists(ask("GET", again.token, "/auth/me/permissions"), "attendance.view_own"));
}

TEST_CASE("each key of the organisation opens what it names, and nothing else") {
    struct Opened {
        const char* key;
        const char* path;
        boost::json::object body;
    };

    const std::vector<Opened> all{
        {"departments.manage", "/departments", {{"name", "Cranes"}}},
        {"holidays.manage", "/holidays", {{"name", "Harvest"}, {"holiday_date", "2099-10-01"}}},
        {"shifts.manage", "/shifts", {{"name", "Dawn"}, {"start_time", "04:00"}, {"end_time", "12:00"}}},
        {"announcements.create", "/announcements", {{"title", "Hello"}, {"content", "All"}, {"audience", "all"}}},
    };
    Company company(accounts::stack());
    for (const auto& granted : all) {
        const auto worker = company.hire("employee");
        require_status(
            ask("POST", company.admin().token, "/permissions/user-override", override_of(worker.id, granted.key, true)),
            200
        );
        const auto again = company.login(worker.email, worker.password);
        for (const auto& tried : all) {
            INFO(granted.key << " at " << tried.path);
            const auto answer = ask("POST", again.token, tried.path, tried.body);
            if (tried.key == granted.key)
                CHECK(answer.status == 200);
            else
                CHECK(answer.status == 403);
        }
    }
}

TEST_CASE("overrides are validated, replaced and taken back") {
    Company company(accounts::stack());
    const auto& admin = company.admin();
    const auto worker = company.hire("employee");
    const std::string path = "/users/" + worker.id + "/permissions";
    const auto unknown =
        ask("POST", admin.token, "/permissions/user-override", override_of(worker.id, "users.fly", true));
    expect_hr_error(unknown, 422, "VALIDATION_ERROR");
    CHECK(unknown.string_at("/error/details/0/field") == "permission_key");
    CHECK(
        ask("POST", admin.token, "/permissions/user-override", boost::json::object{})
            .at("/error/details")
            .as_array()
            .size() == 3
    );
    expect_hr_error(
        ask("POST", admin.token, "/permissions/user-override", override_of(random_id(), "audit.view", true)),
        404,
        "NOT_FOUND"
    );
    expect_hr_error(
        ask("POST", admin.token, "/permissions/user-override", override_of(admin.id, "audit.view", false)),
        409,
        "CONFLICT"
    );
    const boost::json::object both{{"granted", {"users.create"}}, {"denied", {"leave.apply"}}};
    const auto set = ask("PATCH", admin.token, path, both);
    REQUIRE(set.status == 200);
    CHECK(set.at("/overrides").as_array().size() == 2);
    CHECK_FALSE(lists(set, "leave.apply"));
    require_status(
        ask("POST", admin.token, "/permissions/user-override", override_of(worker.id, "leave.apply", nullptr)), 200
    );
    const auto now = ask("GET", admin.token, path);
    CHECK(lists(now, "leave.apply"));
    CHECK(now.at("/overrides").as_array().size() == 1);
    CHECK(ask("GET", admin.token, "/permissions/user/" + worker.id).json() == now.json());
}

TEST_CASE("rule 19: who was granted permissions.manage gives no more than they hold, and only to those below") {
    Company company(accounts::stack());
    const auto manager = company.hire("manager");
    const auto worker = company.hire("employee");
    const auto peer = company.hire("manager");
    require_status(
        ask("POST",
            company.admin().token,
            "/permissions/user-override",
            override_of(manager.id, "permissions.manage", true)),
        200
    );
    const auto token = company.login(manager.email, manager.password).token;
    const auto grant = [&](const std::string& user, const char* key) {
        return ask("POST", token, "/permissions/user-override", override_of(user, key, true)).status;
    };
    CHECK(grant(worker.id, "leave.approve") == 200);
    CHECK(grant(worker.id, "users.edit") == 403);
    CHECK(grant(peer.id, "leave.approve") == 403);
    CHECK(grant(manager.id, "users.edit") == 403);
}
