// Departments of the HR Monitoring surface: case 17 of the existing system, less its defects.
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

constexpr char kAll[] = "/api/v1/departments";

std::string one(const Answer& department) {
    return std::string(kAll) + "/" + department.string_at("/id");
}

}  // namespace

TEST_CASE("a department is the same row on both surfaces") {
    Company company;
    const auto lead = company.hire("team_lead");
    const auto made = company.post(company.admin(), kAll, {{"name", "Sales"}, {"head_id", lead.id}});
    require_status(made, 200);
    CHECK(made.string_at("/admin_id") == lead.id);
    CHECK(made.string_at("/head_id") == lead.id);
    CHECK(made.string_at("/head_name") == "Person " + lead.email);
    CHECK(made.string_at("/admin_name") == made.string_at("/head_name"));
    CHECK(made.at("/is_active").as_bool());
    const auto there = company.get(lead, "/shiftmanagement-api/v1/departments/" + made.string_at("/id"));
    CHECK(there.string_at("/department/name") == "Sales");
    CHECK(company.get(lead, one(made)).json() == made.json());
    const auto changed = company.patch(company.admin(), one(made), {{"name", "Support"}, {"admin_id", nullptr}});
    CHECK(changed.status == 200);
    CHECK(changed.string_at("/name") == "Support");
    CHECK(changed.at("/head_id").is_null());
    CHECK(company.patch(company.hire("hr_operations"), one(made), {{"description", "x"}}).status == 200);
}

TEST_CASE("a department's name is taken once, among active ones") {
    Company company;
    const auto made = require_status(company.post(company.admin(), kAll, {{"name", "Sales"}}), 200);
    const auto again = company.post(company.admin(), kAll, {{"name", "sales"}});
    CHECK(again.status == 409);
    CHECK(again.string_at("/error/code") == "CONFLICT");
    CHECK(company.remove(company.admin(), one(made)).at("/success").as_bool());
    CHECK(company.post(company.admin(), kAll, {{"name", "Sales"}}).status == 200);
    CHECK(company.get(company.admin(), kAll).json().as_array().size() == 2);
    CHECK(company.get(company.admin(), std::string(kAll) + "/active").json().as_array().size() == 1);
}

TEST_CASE("a department's head is an active person from team lead up") {
    Company company;
    const auto with_head = [&](const std::string& head) {
        return company.post(company.admin(), kAll, {{"name", "Sales"}, {"head_id", head}});
    };
    const auto worker = company.hire("employee");
    const auto refused = with_head(worker.id);
    CHECK(refused.status == 400);
    CHECK(refused.string_at("/detail") == "Department head must be Admin, HR, Manager, or Team Lead.");
    const auto gone = company.hire("manager");
    require_status(company.patch(company.admin(), "/api/v1/users/" + gone.id, {{"status", "inactive"}}), 200);
    for (const auto& id : {gone.id, random_id()}) {
        eventually([&] { return with_head(id).status == 400; });
        CHECK(with_head(id).status == 400);
        CHECK(with_head(id).string_at("/detail") == "Selected department head is not eligible.");
    }
}

TEST_CASE("a department with people is not deleted, and shows them without what is only theirs") {
    Company company;
    const auto made = require_status(company.post(company.admin(), kAll, {{"name", "Sales"}}), 200);
    const auto worker =
        company.hire("employee", {{"department_id", made.string_at("/id")}, {"designation", "Engineer"}});
    const auto refused = company.remove(company.admin(), one(made));
    CHECK(refused.status == 409);
    CHECK(
        refused.string_at("/detail") ==
        "This department has assigned employees. Reassign employees before deactivating."
    );
    const auto members = company.get(company.admin(), one(made) + "/employees");
    REQUIRE(members.status == 200);
    REQUIRE(members.json().as_array().size() == 1);
    CHECK(members.string_at("/0/designation") == "Engineer");
    CHECK(members.string_at("/0/department_name") == "Sales");
    for (const char* hidden : {"email", "phone", "password"})
        CHECK_FALSE(members.json().at(0).as_object().contains(hidden));
    // An employee sees of the members whom they may see at all.
    CHECK(company.get(worker, one(made) + "/employees").json().as_array().size() == 1);
    CHECK(company.get(company.hire("employee"), one(made) + "/employees").json().as_array().empty());
}

TEST_CASE("managers and below read departments and write none") {
    Company company;
    const auto made = require_status(company.post(company.admin(), kAll, {{"name", "Sales"}}), 200);
    for (const char* role : {"manager", "team_lead", "employee", "junior_employee"}) {
        const auto person = company.hire(role);
        INFO(role);
        CHECK(company.patch(person, one(made), {{"name", "x"}}).status == 403);
        CHECK(company.post(person, kAll, {{"name", "x"}}).status == 403);
        CHECK(company.remove(person, one(made)).status == 403);
        CHECK(company.get(person, one(made)).status == 200);
    }
    CHECK(company.get(Company().admin(), one(made)).status == 403);  // the tenant header is another's
}

TEST_CASE("another company's department answers as one that does not exist") {
    Company company;
    Company other;
    const auto foreign = company.post(company.admin(), kAll, {{"name", "Sales"}}).string_at("/id");
    for (const auto& id : {foreign, random_id()})
        for (const char* rest : {"", "/employees"})
            CHECK(other.get(other.admin(), std::string(kAll) + "/" + id + rest).status == 404);
}
