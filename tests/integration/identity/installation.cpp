#include "tests/integration/identity/installation.hpp"

#include "services/identity/store/constraints.hpp"

#include <pqxx/pqxx>

#include <atomic>

namespace rollcall::identity {

namespace {

credentials::Passwords& passwords() {
    static credentials::Passwords all;
    return all;
}

// One database for all tests of the program, emptied for each: making one takes far longer.
const support::Database& empty_database() {
    static const auto database = support::fresh_database();
    pqxx::connection session(database.url("postgres"));
    pqxx::nontransaction work(session);
    work.exec(
        "DO $$ BEGIN EXECUTE (SELECT 'TRUNCATE ' || string_agg(format('identity.%I', tablename), ', ') "
        "FROM pg_tables WHERE schemaname = 'identity'); END $$"
    );
    return database;
}

pg::DatabaseSettings settings_of(const support::Database& database, const std::string& role) {
    return {.url = database.url(role), .schema = "identity", .connections = 12};
}

}  // namespace

Installation::Installation()
    : database_(empty_database()),
      application_(settings_of(database_, "rollcall_identity"), store::constraint_meanings()),
      feed(settings_of(database_, "rollcall_identity_relay"), {}),
      keyring(application_, {"rollcall", "rollcall-test"}),
      parts{application_, passwords(), keyring, nullptr, {}} {}

Firm Installation::company(const std::string& codename) {
    const auto email = "admin@" + codename + ".example.com";
    const app::NewCompany wanted{
        .company = {.codename = codename, .name = codename + " Ltd", .time_zone = "Asia/Karachi"},
        .admin =
            {.values = {{domain::Field::email, email}, {domain::Field::full_name, "Admin of " + codename}},
             .password = kPassword},
    };
    const auto created = app::create_company(parts.database, parts.passwords, wanted, origin).value();
    return {created.company.id, codename, created.admin, email};
}

domain::User Installation::hire(const Firm& firm, Role role, std::optional<UserId> manager, domain::FieldValues more) {
    static std::atomic<int> hired{0};
    const auto name = std::string(name_of(role)) + std::to_string(hired++);
    app::NewUser wanted{.values = std::move(more), .password = kPassword};
    wanted.values.try_emplace(domain::Field::email, name + "@" + firm.codename + ".example.com");
    wanted.values.try_emplace(domain::Field::full_name, "Person " + name);
    wanted.values.try_emplace(domain::Field::role, std::string(name_of(role)));
    if (manager) wanted.values.try_emplace(domain::Field::manager_id, manager->str());
    return create(firm, Role::admin, wanted).value();
}

Result<domain::User> Installation::create(const Firm& firm, Role by, const app::NewUser& wanted) {
    return in_tx<domain::User>(firm, [&](pg::Tx& tx) {
        return app::create_user(tx, parts.passwords, {.role = by}, wanted);
    });
}

Result<domain::User> Installation::update(const Firm& firm, const Principal& by, const app::UserChange& change) {
    return in_tx<domain::User>(firm, [&](pg::Tx& tx) { return app::update_user(tx, by, change); });
}

Result<app::Grant> Installation::login(
    const std::string& codename, const std::string& email, const std::string& password
) {
    return app::login(parts, {codename, email, password}, origin);
}

Result<app::Grant> Installation::refresh(const std::string& token, const std::string& codename) {
    return app::refresh(parts, token, codename, origin);
}

Principal Installation::principal(const Firm& firm, const UserId& user, Role role) const {
    return {.company = firm.id, .codename = firm.codename, .user = user, .role = role};
}

std::vector<std::string> Installation::look(const std::string& sql) const {
    pqxx::connection session(database_.url("postgres"));
    pqxx::nontransaction work(session);
    std::vector<std::string> found;
    for (const auto& row : work.exec(sql)) found.emplace_back(row[0].c_str());
    return found;
}

std::vector<std::string> Installation::events(const Firm& firm) const {
    return look(
        "SELECT concat_ws(' ', type, subject, sequence) FROM identity.outbox WHERE company_id = '" + firm.id.str() +
        "' ORDER BY seq"
    );
}

}  // namespace rollcall::identity
