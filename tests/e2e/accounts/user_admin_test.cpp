#include "tests/e2e/accounts/accounts.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <tuple>

using namespace accounts;

namespace {

std::string path_of(const Person& person, const std::string& rest = "") {
    return "/users/" + person.id + rest;
}

}  // namespace

TEST_CASE("people are deactivated, suspended and brought back, each by who may") {
    Company company(accounts::stack());
    const auto& admin = company.admin();
    const auto hr = company.hire("hr_operations");
    const auto worker = company.hire("employee");
    expect_hr_error(ask("POST", hr.token, path_of(worker, "/suspend")), 403, "PERMISSION_ERROR");
    const auto suspended = ask("POST", admin.token, path_of(worker, "/suspend?reason=lost%20badge"));
    CHECK(suspended.string_at("/status") == "suspended");
    CHECK(eventually([&] { return ask("GET", worker.token, "/users/me").status == 401; }, 5000));
    CHECK(login(worker.email, worker.password).status == 403);
    CHECK(ask("POST", hr.token, path_of(worker, "/activate")).string_at("/status") == "active");
    CHECK(login(worker.email, worker.password).status == 200);
    CHECK(ask("DELETE", admin.token, path_of(worker)).string_at("/status") == "inactive");
    expect_hr_error(login(worker.email, worker.password), 403, "PERMISSION_ERROR", "Account is deactivated");
    for (const char* role : {"manager", "team_lead", "employee"}) {
        const auto other = company.hire(role);
        for (const auto& [method, rest] :
             {std::pair{"DELETE", ""}, std::pair{"POST", "/suspend"}, std::pair{"POST", "/activate"}})
            expect_hr_error(ask(method, other.token, path_of(worker, rest)), 403, "PERMISSION_ERROR");
    }
    expect_hr_error(ask("DELETE", hr.token, path_of(admin)), 403, "PERMISSION_ERROR");
    expect_hr_error(ask("DELETE", admin.token, path_of(admin)), 409, "CONFLICT");
    CHECK(ask("DELETE", admin.token, "/users/" + random_id()).status == 404);
}

TEST_CASE("a refresh token ends with a status set at any address") {
    Company company(accounts::stack());
    for (const auto& [method, rest, body] : std::vector<std::tuple<std::string, std::string, Json>>{
             {"PATCH", "/status", boost::json::object{{"status", "inactive"}}},
             {"PATCH", "", boost::json::object{{"status", "suspended"}}},
             {"POST", "/suspend", nullptr},
             {"POST", "/deactivate", nullptr},
             {"DELETE", "", nullptr}}) {
        const auto worker = company.hire("employee");
        const auto session = login(worker.email, worker.password);
        require_status(ask(method, company.admin().token, path_of(worker, rest), body), 200);
        CHECK(post("/auth/refresh", {{"refresh_token", session.string_at("/refresh_token")}}).status == 401);
    }
}

TEST_CASE("single fields have addresses of their own, under the same rules") {
    Company company(accounts::stack());
    const auto& admin = company.admin();
    const auto manager = company.hire("manager");
    const auto worker = company.hire("employee");
    const auto set = [&](const Person& by, const std::string& rest, const boost::json::object& body) {
        return ask("PATCH", by.token, path_of(worker, rest), body);
    };
    CHECK(set(admin, "/reporting", {{"manager_id", manager.id}}).string_at("/manager_id") == manager.id);
    CHECK(set(admin, "/role", {{"role", "team_lead"}}).string_at("/role") == "team_lead");
    CHECK(set(admin, "/admin-profile", {{"designation", "Guard"}}).string_at("/designation") == "Guard");
    CHECK(set(admin, "/department-details", {{"designation", "Chief"}}).string_at("/designation") == "Chief");
    CHECK(set(admin, "/status", {{"status", "suspended"}}).string_at("/status") == "suspended");
    CHECK(set(admin, "/status", {{"role", "admin"}, {"status", "active"}}).string_at("/role") == "team_lead");
    for (const char* rest : {"/role", "/status", "/department", "/reporting"})
        expect_hr_error(set(admin, rest, {}), 422, "VALIDATION_ERROR");
    for (const auto& [rest, body] : std::vector<std::pair<std::string, boost::json::object>>{
             {"/role", {{"role", "admin"}}},
             {"/status", {{"status", "inactive"}}},
             {"/reporting", {{"manager_id", nullptr}}},
             {"/admin-profile", {{"designation", "Chief"}}}})
        expect_hr_error(set(manager, rest, body), 403, "PERMISSION_ERROR");
    expect_hr_error(set(company.hire("hr_operations"), "/role", {{"role", "manager"}}), 403, "PERMISSION_ERROR");
}

TEST_CASE("departments and sites of users must be there") {
    Company company(accounts::stack());
    const auto& admin = company.admin();
    const auto worker = company.hire("employee");
    const auto made = company.post(admin, std::string(kShifts) + "/departments", {{"name", "Night watch"}});
    const auto department = made.string_at("/department/id");
    CHECK(
        ask("PATCH", admin.token, path_of(worker, "/department"), boost::json::object{{"department_id", department}}
        ).string_at("/department_id") == department
    );
    for (const char* field : {"department_id", "site_id"}) {
        const auto wrong = ask("PATCH", admin.token, path_of(worker), boost::json::object{{field, random_id()}});
        expect_hr_error(wrong, 422, "VALIDATION_ERROR");
        CHECK(wrong.string_at("/error/details/0/field") == field);
    }
    Company elsewhere(accounts::stack());
    expect_hr_error(
        ask("POST",
            elsewhere.admin().token,
            "/users",
            boost::json::object{
                {"email", "x@example.com"}, {"full_name", "X"}, {"role", "employee"}, {"department_id", department}}),
        422,
        "VALIDATION_ERROR"
    );
}

TEST_CASE("a reporting line never runs in a circle") {
    Company company(accounts::stack());
    const auto top = company.hire("manager");
    const auto middle = company.hire_under(top, "team_lead");
    const auto worker = company.hire_under(middle);
    for (const auto& manager : {worker, middle, top}) {
        const auto answer = ask(
            "PATCH", company.admin().token, path_of(top, "/reporting"), boost::json::object{{"manager_id", manager.id}}
        );
        expect_hr_error(answer, 422, "VALIDATION_ERROR");
        CHECK(answer.string_at("/error/details/0/field") == "manager_id");
    }
}

TEST_CASE("the directory shows whom one works with; e-mails to admin and hr only") {
    Company company(accounts::stack());
    const auto manager = company.hire("manager");
    const auto worker = company.hire_under(manager);
    const auto peer = company.hire_under(manager);
    const auto outsider = company.hire("employee");
    const auto ids = [&](const Person& person) {
        std::set<std::string> found;
        const auto answer = ask("GET", person.token, "/users/active-directory");
        require_status(answer, 200);
        for (const auto& one : answer.json().as_array()) {
            found.insert(one.at("id").as_string().c_str());
            CHECK(one.at("email").is_null() == (person.id != company.admin().id));
        }
        return found;
    };
    CHECK(ids(worker) == std::set<std::string>{manager.id, worker.id, peer.id});
    CHECK(ids(manager) == std::set<std::string>{manager.id, worker.id, peer.id});
    CHECK(ids(outsider) == std::set<std::string>{outsider.id});
    CHECK(ids(company.admin()).size() == 5);
}

TEST_CASE("people keep their own profile, and nothing more, under me") {
    Company company(accounts::stack());
    const auto worker = company.hire("employee");
    const auto answer =
        ask("PATCH",
            worker.token,
            "/users/me/profile",
            boost::json::object{{"phone", "+49 30 1234"}, {"full_name", "Own Name"}, {"role", "admin"}});
    REQUIRE(answer.status == 200);
    CHECK(answer.string_at("/phone") == "+49 30 1234");
    CHECK(answer.string_at("/full_name") == "Own Name");
    CHECK(answer.string_at("/role") == "employee");
    for (const char* avatar :
         {"javascript:alert(1)", "<script>", "//elsewhere.example/x", "https://a/\"onload=x", "x"}) {
        const auto refused = ask("PATCH", worker.token, "/users/me/profile", {{"avatar", avatar}});
        CHECK(refused.status == 422);
        CHECK(refused.string_at("/error/details/0/field") == "avatar");
    }
    const auto pictured =
        ask("PATCH", worker.token, "/users/me/profile", {{"avatar", "https://pictures.example/1.png"}});
    CHECK(pictured.string_at("/avatar_url") == "https://pictures.example/1.png");
}

TEST_CASE("an intern changes nobody else, is told nothing of them, and has a few fields of their own") {
    Company company(accounts::stack());
    const auto intern = company.hire("intern");
    const auto other = company.hire("employee");
    for (const boost::json::object& body : {boost::json::object{}, {{"full_name", "X"}}, {{"phone", "1"}}}) {
        const auto answer = ask("PATCH", intern.token, path_of(other), body);
        expect_hr_error(answer, 403, "PERMISSION_ERROR", "You are not authorized to update this user.");
        CHECK(answer.text.find(other.email) == std::string::npos);
    }
    for (const boost::json::object& body :
         {boost::json::object{{"role", "admin"}},
          {{"status", "inactive"}},
          {{"manager_id", other.id}},
          {{"designation", "Boss"}}})
        expect_hr_error(
            ask("PATCH", intern.token, path_of(intern), body),
            403,
            "PERMISSION_ERROR",
            "Not authorized to update one or more requested fields."
        );
    CHECK(ask("PATCH", intern.token, path_of(intern), boost::json::object{{"phone", "123"}}).status == 200);
    CHECK(ask("PATCH", company.admin().token, path_of(other), boost::json::object{}).status == 200);
}
