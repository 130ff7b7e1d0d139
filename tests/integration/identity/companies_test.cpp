#include "services/identity/store/companies.hpp"

#include "services/identity/app/inform.hpp"
#include "services/identity/app/operate.hpp"
#include "tests/integration/identity/installation.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::identity;

TEST_CASE("a new company has an admin who can log in, two events and two audit entries") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto company = app::get_company(installation.parts.database, firm.id, {});
    REQUIRE(company);
    CHECK(company->codename == "babil");
    CHECK(company->time_zone == "Asia/Karachi");
    CHECK_FALSE(company->demo);
    CHECK(installation.login("babil", firm.admin_email, kPassword));
    CHECK(
        installation.events(firm) ==
        std::vector<std::string>{
            "identity.company_created " + firm.id.str() + " 1",
            "identity.user_created " + firm.admin.str() + " 1",
        }
    );
    CHECK(
        installation.look("SELECT action FROM identity.audit_entry WHERE entity <> 'session' ORDER BY action") ==
        std::vector<std::string>{"company.create", "user.create"}
    );
}

TEST_CASE("a codename is taken once, and a company that fails leaves nothing") {
    Installation installation;
    installation.company("babil");
    const auto again = [&](const std::string& codename, const std::string& password) {
        return app::create_company(
            installation.parts.database,
            installation.parts.passwords,
            {.company = {.codename = codename, .name = "x", .time_zone = "UTC"},
             .admin =
                 {.values = {{domain::Field::email, "a@b.example"}, {domain::Field::full_name, "A"}},
                  .password = password}},
            {}
        );
    };
    CHECK(again("babil", kPassword).error().reason == "companyCodenameTaken");
    CHECK(again("umbra", "short").error().fields[0].field == "password");
    CHECK(installation.look("SELECT codename FROM identity.company_codename") == std::vector<std::string>{"babil"});
}

TEST_CASE("operators list all companies and add people by codename") {
    Installation installation;
    installation.company("umbra");
    installation.company("babil");
    const auto companies = app::list_companies(installation.parts.database);
    REQUIRE(companies);
    REQUIRE(companies->size() == 2);
    CHECK(companies->at(0).codename == "babil");

    const app::NewUser wanted{
        .values = {
            {domain::Field::email, "m@babil.example.com"},
            {domain::Field::full_name, "M"},
            {domain::Field::role, "manager"},
        }};
    auto& database = installation.parts.database;
    auto& passwords = installation.parts.passwords;
    const auto user = app::enroll_user(database, passwords, "babil", wanted, {});
    REQUIRE(user);
    CHECK(user->company == companies->at(0).id);
    CHECK(app::enroll_user(database, passwords, "nowhere", wanted, {}).error().reason == "companyNotFound");
}

TEST_CASE("rule 18: without a company's scope there are no rows, but for the two lookups") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto stranger = installation.company("umbra");
    auto& database = installation.parts.database;
    CHECK(store::company_of_codename(database, "babil").value() == firm.id);
    CHECK(store::company_of_codename(database, "nowhere").value() == std::nullopt);
    CHECK(store::companies_of_email(database, firm.admin_email).value() == std::vector{firm.id});

    const auto people = app::get_people(database, stranger.id, {.ids = {firm.admin}}, {});
    REQUIRE(people);
    CHECK(people->empty());
    CHECK(app::get_people(database, firm.id, {}, {})->size() == 1);
}
