#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

constexpr char kLogs[] = "/api/v1/audit-logs";

// The first entry with that action; null when there is none.
Json find(const Answer& answer, const std::string& action, const std::string& entity_id = "") {
    for (const auto& entry : answer.json().as_array())
        if (entry.at("action_type").as_string() == action.c_str() &&
            (entity_id.empty() || entry.at("entity_id").as_string() == entity_id.c_str()))
            return entry;
    return nullptr;
}

}  // namespace

TEST_CASE("a write of each service is in the log, with who, what, old, new and from where") {
    Company company;
    const auto& admin = company.admin();
    const auto worker = company.hire("employee");
    require_status(company.patch(admin, "/api/v1/users/" + worker.id, {{"designation", "Guard"}}), 200);
    const auto shift = company.shift_for(worker);
    require_status(company.check_in(worker, shift, {{"X-Request-Id", "an-audited-request"}}), 201);
    const auto answer = company.get(admin, kLogs);
    require_status(answer, 200);
    const auto change = find(answer, "user.update", worker.id);
    REQUIRE(change.is_object());
    CHECK(change.at("actor_user_id").as_string() == admin.id.c_str());
    CHECK(change.at("actor_name").is_string());
    CHECK(change.at("entity_type").as_string() == "user");
    CHECK(change.at("old_value").at("designation").is_null());
    CHECK(change.at("new_value").at("designation").as_string() == "Guard");
    CHECK(change.at("ip").as_string() == "127.0.0.1");
    CHECK(is_instant(change.at("created_at").as_string().c_str()));
    CHECK(change.at("extra_metadata").at("service").as_string() == "identity");
    CHECK(find(answer, "shift.create").is_object());
    bool checked_in = false;
    for (const auto& entry : answer.json().as_array())
        checked_in |= entry.at("request_id") == Json("an-audited-request") &&
                      entry.at("actor_user_id").as_string() == worker.id.c_str();
    CHECK(checked_in);
    CHECK(answer.text.find("correct horse") == std::string::npos);
    CHECK(answer.text.find("argon2") == std::string::npos);
}

TEST_CASE("a denial is in the log, whether the gateway or a service refused") {
    Company company;
    const auto worker = company.hire("employee");
    const auto other = company.hire("employee");
    require_status(company.get(worker, kLogs), 403);
    require_status(company.patch(worker, "/api/v1/users/" + other.id, {{"phone", "1"}}), 403);
    const auto answer = company.get(company.admin(), kLogs);
    const std::tuple<const char*, std::string, const char*> denials[] = {
        {"route", "GET /api/v1/audit-logs", "GET /api/v1/audit-logs"},
        {"user", other.id, "PATCH /api/v1/users/:user_id"},
    };
    for (const auto& [entity, id, route] : denials) {
        const auto denial = find(answer, "access.denied", id);
        INFO(route);
        REQUIRE(denial.is_object());
        CHECK(denial.at("actor_user_id").as_string() == worker.id.c_str());
        CHECK(denial.at("entity_type").as_string() == entity);
        CHECK(denial.at("new_value").at("route").as_string() == route);
        CHECK(denial.at("new_value").at("outcome").as_string() == "denied");
        CHECK(denial.at("new_value").at("actor_role").as_string() == "employee");
        CHECK_FALSE(denial.at("new_value").at("reason").as_string().empty());
        CHECK(denial.at("ip").as_string() == "127.0.0.1");
    }
}

TEST_CASE("who was refused at the door is in the log of the company that knows them") {
    Company company;
    const auto worker = company.hire("employee");
    Client client(company.stack().gateway_port());
    const auto log_in = [&](const std::string& password) {
        const boost::json::object body{{"email", worker.email}, {"password", password}};
        return client.send(
            {.method = "POST", .target = "/api/v1/auth/login", .headers = {}, .body = boost::json::serialize(body)}
        );
    };
    CHECK(log_in("a wrong one").status == 401);
    const auto entry = [&] {
        return find(
            company.get(company.admin(), "/api/v1/users/" + worker.id + "/audit-logs"), "session.refused", worker.id
        );
    };
    REQUIRE(eventually([&] { return entry().is_object(); }));
    CHECK(entry().at("new_value").at("reason").as_string() == "invalidCredentials");
    CHECK(entry().at("actor_user_id").is_null());
    CHECK(entry().at("ip").as_string() == "127.0.0.1");
}

TEST_CASE("the log is newest first, in pages, without another company's entries") {
    Company company;
    Company other;
    const auto worker = company.hire("employee");
    for (int i = 0; i < 5; ++i)
        require_status(
            company.patch(company.admin(), "/api/v1/users/" + worker.id, {{"phone", std::to_string(i)}}), 200
        );
    const auto whole = company.get(company.admin(), kLogs);
    const auto& all = whole.json().as_array();
    std::string target = std::string(kLogs) + "?limit=3";
    std::vector<std::string> paged;
    for (;;) {
        const auto page = company.get(company.admin(), target);
        require_status(page, 200);
        for (const auto& entry : page.json().as_array()) paged.emplace_back(entry.at("id").as_string().c_str());
        const auto link = page.header("Link");
        if (link.empty()) break;
        CHECK(page.json().as_array().size() == 3);
        target = link.substr(1, link.find('>') - 1);
    }
    REQUIRE(paged.size() == all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        CHECK(paged[i] == all[i].at("id").as_string().c_str());
        if (i > 0) CHECK(all[i].at("created_at").as_string() <= all[i - 1].at("created_at").as_string());
    }
    CHECK(whole.text.find(other.admin().id) == std::string::npos);
    CHECK(company.get(company.admin(), std::string(kLogs) + "?limit=0").status == 422);
    CHECK(company.get(company.admin(), std::string(kLogs) + "?cursor=x").status == 422);
}

TEST_CASE("one user's log is for hr and admin; the whole one for admins") {
    Company company;
    const auto hr = company.hire("hr_operations");
    const auto worker = company.hire("employee");
    const auto path = "/api/v1/users/" + worker.id + "/audit-logs";
    for (const auto& person : {hr, company.admin()}) {
        const auto answer = company.get(person, path);
        require_status(answer, 200);
        CHECK(find(answer, "user.create", worker.id).is_object());
    }
    CHECK(company.get(worker, path).status == 403);
    for (const auto& person : {hr, company.hire("manager"), worker}) {
        const auto answer = company.get(person, kLogs);
        CHECK(answer.status == 403);
        CHECK(answer.string_at("/detail") == "Only admins can view audit logs");
    }
}
