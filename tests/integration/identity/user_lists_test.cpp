#include "services/identity/app/find_users.hpp"
#include "tests/integration/identity/installation.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::identity;
using domain::Field;

namespace {

struct Staff {
    Installation installation;
    Firm firm = installation.company("babil");
    domain::User manager = installation.hire(firm, Role::manager, {}, {{Field::full_name, "Zara"}});
    domain::User lead = installation.hire(firm, Role::team_lead, manager.id, {{Field::full_name, "bea"}});
    domain::User worker = installation.hire(firm, Role::employee, lead.id, {{Field::full_name, "Carl"}});

    Result<store::UserPage> list(const UserId& by, Role role, const app::UserQuery& query = {}) {
        return installation.in_tx<store::UserPage>(firm, [&](pg::Tx& tx) {
            return app::list_users(tx, installation.principal(firm, by, role), query);
        });
    }

    std::vector<std::string> names(const UserId& by, Role role, const app::UserQuery& query = {}) {
        std::vector<std::string> all;
        const auto page = list(by, role, query).value();
        for (const auto& user : page.users) all.push_back(user.full_name);
        return all;
    }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("admin and hr_operations list everybody, leads their reports and themselves, others themselves") {
    Staff staff;
    staff.installation.company("umbra");
    const Names everybody{"Admin of babil", "bea", "Carl", "Zara"};
    CHECK(staff.names(staff.firm.admin, Role::admin) == everybody);
    CHECK(staff.names(staff.worker.id, Role::hr_operations) == everybody);
    CHECK(staff.names(staff.manager.id, Role::manager) == Names{"bea", "Zara"});
    CHECK(staff.names(staff.lead.id, Role::team_lead) == Names{"bea", "Carl"});
    CHECK(staff.names(staff.worker.id, Role::employee) == Names{"Carl"});
}

TEST_CASE("a filter narrows what a caller sees and never widens it") {
    Staff staff;
    const auto admin = staff.firm.admin;
    CHECK(staff.names(admin, Role::admin, {.filter = {.role = "manager"}}) == Names{"Zara"});
    CHECK(staff.names(admin, Role::admin, {.filter = {.manager = staff.lead.id}}) == Names{"Carl"});
    CHECK(staff.names(admin, Role::admin, {.filter = {.status = "suspended"}}).empty());
    CHECK(staff.names(admin, Role::admin, {.filter = {.department = DepartmentId::make()}}).empty());
    CHECK(staff.names(staff.worker.id, Role::employee, {.filter = {.role = "manager"}}).empty());
    CHECK(staff.names(staff.manager.id, Role::manager, {.filter = {.manager = staff.lead.id}}).empty());
}

TEST_CASE("lists are sorted and paged, and count all that matches on every page") {
    Staff staff;
    const auto admin = staff.firm.admin;
    CHECK(staff.names(admin, Role::admin, {.sort_by = "-full_name"}) == Names{"Zara", "Carl", "bea", "Admin of babil"});
    CHECK(staff.names(admin, Role::admin, {.sort_by = "employeeCode"}).front() == "Admin of babil");
    CHECK(staff.names(admin, Role::admin, {.sort_by = "-createdAt"}).front() == "Carl");
    const auto second = staff.list(admin, Role::admin, {.page_number = 2, .page_row_count = 3}).value();
    REQUIRE(second.users.size() == 1);
    CHECK(second.users[0].full_name == "Zara");
    CHECK(second.total == 4);
    CHECK(staff.list(admin, Role::admin, {.page_number = 9}).value().total == 4);
    CHECK(staff.list(admin, Role::admin, {.page_number = 9}).value().users.empty());
}

TEST_CASE("an order or a page that is none is refused") {
    Staff staff;
    const auto fault = [&](const app::UserQuery& query) {
        return staff.list(staff.firm.admin, Role::admin, query).error().fields.at(0).field;
    };
    CHECK(fault({.sort_by = "password_hash"}) == "sortBy");
    CHECK(fault({.page_number = 0}) == "pageNumber");
    CHECK(fault({.page_row_count = 0}) == "pageRowCount");
}
