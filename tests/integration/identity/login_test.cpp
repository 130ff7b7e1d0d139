#include "tests/integration/identity/installation.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::identity;

TEST_CASE("a login gives a token for the person, their role and their company") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto manager = installation.hire(firm, Role::manager);
    const auto grant = installation.login("babil", manager.email, kPassword);
    REQUIRE(grant);
    CHECK(grant->principal.user == manager.id);
    CHECK(grant->principal.role == Role::manager);
    CHECK(grant->principal.company == firm.id);
    CHECK(grant->principal.codename == "babil");
    CHECK(grant->expires_in == Seconds(900));
    CHECK(grant->user.email == manager.email);

    const auto token = auth::take_apart(grant->access_token);
    REQUIRE(token);
    const auto published = installation.keyring.published().value();
    CHECK(token->kid == published[0].kid);
    CHECK(auth::PublicVerifyKey::parse(published[0].public_pem)->holds(token->signed_part, token->signature));
    CHECK(auth::read_claims(*token, installation.keyring.issuer(), now())->session == grant->principal.session);
}

TEST_CASE("the e-mail's case does not matter") {
    Installation installation;
    const auto firm = installation.company("babil");
    CHECK(installation.login("babil", "ADMIN@Babil.Example.COM", kPassword));
    CHECK(installation.login("", "ADMIN@Babil.Example.COM", kPassword));
}

TEST_CASE("an unknown e-mail and a wrong password are answered alike; an unknown company is not found") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto wrong = installation.login("babil", firm.admin_email, "wrong password");
    CHECK(wrong.error().reason == "invalidCredentials");
    CHECK(installation.login("babil", "nobody@b.example", "wrong password").error() == wrong.error());
    CHECK(installation.login("", "nobody@b.example", "wrong password").error() == wrong.error());
    CHECK(installation.login("babil", "", "").error() == wrong.error());
    CHECK(installation.login("nowhere", firm.admin_email, kPassword).error().reason == "companyNotFound");
}

TEST_CASE("without a codename every company that has the e-mail is tried") {
    Installation installation;
    const auto babil = installation.company("babil");
    const auto umbra = installation.company("umbra");
    const auto consultant = [&](const Firm& firm, const std::string& password) {
        return installation.create(
            firm,
            Role::admin,
            {.values =
                 {{domain::Field::email, "c@both.example"},
                  {domain::Field::full_name, "Consultant"},
                  {domain::Field::role, "employee"}},
             .password = password}
        );
    };
    REQUIRE(consultant(babil, "password of babil"));
    const auto at_umbra = consultant(umbra, "password of umbra");
    REQUIRE(at_umbra);
    CHECK(installation.login("", "c@both.example", "password of umbra")->principal.user == at_umbra->id);
    CHECK(installation.login("", "c@both.example", "password of nobody").error().reason == "invalidCredentials");
    CHECK(installation.login("babil", "c@both.example", "password of umbra").error().reason == "invalidCredentials");
}

TEST_CASE("a password that fits in several companies asks for the company's name") {
    Installation installation;
    for (const std::string codename : {"babil", "umbra"}) {
        const auto firm = installation.company(codename);
        installation.hire(firm, Role::employee, {}, {{domain::Field::email, "c@both.example"}});
    }
    const auto several = installation.login("", "c@both.example", kPassword);
    CHECK(several.error().code == Code::unprocessable);
    CHECK(installation.login("umbra", "c@both.example", kPassword)->principal.codename == "umbra");
}

TEST_CASE("inactive and suspended are told only after a right password") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto worker = installation.hire(firm, Role::employee);
    const auto admin = installation.principal(firm, firm.admin, Role::admin);
    REQUIRE(installation.update(firm, admin, {worker.id, {{domain::Field::status, "suspended"}}}));
    CHECK(installation.login("babil", worker.email, kPassword).error().code == Code::permission_denied);
    CHECK(installation.login("babil", worker.email, "wrong password").error().reason == "invalidCredentials");
}

TEST_CASE("the password, the refresh token and the private key are nowhere in plain") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto grant = installation.login("babil", firm.admin_email, kPassword).value();
    for (const std::string table : {"session", "refresh_token", "outbox", "audit_entry", "user"}) {
        const auto rows = installation.look("SELECT t::text FROM identity." + table + " t");
        CHECK_FALSE(rows.empty());
        for (const auto& row : rows) {
            CHECK(row.find(kPassword) == std::string::npos);
            CHECK(row.find(grant.refresh_token) == std::string::npos);
            CHECK(row.find("PRIVATE KEY") == std::string::npos);
        }
    }
}
