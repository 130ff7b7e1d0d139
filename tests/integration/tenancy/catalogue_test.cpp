// Rule 18, read from PostgreSQL's own catalogue: a table that somebody forgets to protect fails here.
#include "tests/support/servers.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

#include <map>
#include <set>
#include <string>

namespace {

// Tables that are not a company's rows, and why that is safe.
const std::map<std::string, std::string> kWithoutCompany{
    {"identity.relay_epoch", "one row about Redis, for the relay's role only"},
    {"shift.relay_epoch", "one row about Redis, for the relay's role only"},
    {"attendance.relay_epoch", "one row about Redis, for the relay's role only"},
    {"notification.relay_epoch", "one row about Redis, for the relay's role only"},
    {"identity.signing_key", "keys of the installation, not of a company"},
};

// Unique indexes that do not lead with the company, and why.
const std::map<std::string, std::string> kWithoutLeadingCompany{
    {"identity.company_codename_taken", "the lookup before a company is known"},
};

// Policies that show an application role more than its scope, and why.
const std::map<std::string, std::string> kWidePolicies{
    {"identity.company_codename lookup", "a public name and an id, before a company is known"},
    {"identity.email_company lookup", "a hash and an id, before a company is known"},
    {"identity.device_door lookup", "ids, a hash and an address, before a company is known"},
    {"identity.signing_key installation", "keys of the installation, not of a company"},
};

constexpr char kSchemas[] = "('identity', 'shift', 'attendance', 'notification')";

pqxx::result ask(const std::string& sql) {
    static const auto database = support::fresh_database();
    pqxx::connection session(database.url("postgres"));
    pqxx::nontransaction work(session);
    return work.exec(sql);
}

std::set<std::string> names(const std::string& sql) {
    std::set<std::string> found;
    for (const auto& row : ask(sql)) found.insert(row[0].as<std::string>());
    return found;
}

std::set<std::string> without(std::set<std::string> found, const std::map<std::string, std::string>& allowed) {
    for (const auto& [name, reason] : allowed) found.erase(name);
    return found;
}

std::string tables_where(const std::string& condition) {
    return std::string(
               "SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
           ) +
           " WHERE c.relkind IN ('r', 'p') AND n.nspname IN " + kSchemas + " AND " + condition;
}

using Names = std::set<std::string>;

}  // namespace

TEST_CASE("rule 18: all four schemas have tables") {
    for (const std::string schema : {"identity", "shift", "attendance", "notification"})
        CHECK(names(tables_where("n.nspname = '" + schema + "'")).size() > 6);
}

TEST_CASE("rule 18: row-level security is enabled and forced on every table, with a policy") {
    CHECK(names(tables_where("NOT (c.relrowsecurity AND c.relforcerowsecurity)")) == Names{});
    CHECK(names(tables_where("NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)")) == Names{});
}

TEST_CASE("rule 18: every table carries company_id, never null, as its first column") {
    const auto missing = names(
        tables_where("NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'company_id' "
                     "AND a.attnum = 1 AND a.attnotnull AND a.atttypid = 'uuid'::regtype)")
    );
    CHECK(without(missing, kWithoutCompany) == Names{});
}

TEST_CASE("rule 18: every unique index and exclusion constraint leads with company_id") {
    const auto found = names(
        std::string("SELECT n.nspname || '.' || i.relname FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid "
                    "JOIN pg_class c ON c.oid = x.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
                    "LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[0] "
                    "WHERE (x.indisunique OR x.indisexclusion) AND n.nspname IN ") +
        kSchemas + " AND a.attname IS DISTINCT FROM 'company_id' AND EXISTS (SELECT FROM pg_attribute o " +
        "WHERE o.attrelid = c.oid AND o.attname = 'company_id')"
    );
    CHECK(without(found, kWithoutLeadingCompany) == Names{});
}

TEST_CASE("rule 18: an application role sees rows of its scope only, through a policy that names the company") {
    // Policies that let a role see more (a restrictive one cannot) are those of the relay, the clock and the timers,
    // never an application role's.
    const auto wide =
        ask(std::string("SELECT n.nspname || '.' || c.relname || ' ' || p.polname, r.rolname FROM pg_policy p "
                        "JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
                        "CROSS JOIN LATERAL unnest(p.polroles) AS role LEFT JOIN pg_roles r ON r.oid = role "
                        "WHERE n.nspname IN ") +
            kSchemas + " AND p.polpermissive AND pg_get_expr(p.polqual, p.polrelid) NOT LIKE '%company_id%'");
    for (const auto& row : wide) {
        INFO(row[0].c_str());
        if (kWidePolicies.contains(row[0].as<std::string>())) continue;
        const auto role = row[1].is_null() ? std::string("PUBLIC") : row[1].as<std::string>();
        const bool narrow = role.ends_with("_relay") || role.ends_with("_clock") || role.ends_with("_timer") ||
                            role == "rollcall_owner";
        CHECK(narrow);
        if (!narrow) FAIL_CHECK("role " << role << " sees every company");
    }
}

TEST_CASE("rule 18: no view, materialized view or foreign table opens a way around") {
    CHECK(
        names(
            std::string(
                "SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                "WHERE c.relkind IN ('v', 'm', 'f') AND n.nspname IN "
            ) +
            kSchemas + " AND coalesce(array_to_string(c.reloptions, ','), '') NOT LIKE '%security_invoker=true%'"
        ) == Names{}
    );
}

TEST_CASE("rule 18: functions that run with their owner's rights are the listed ones, with a fixed search path") {
    const auto found =
        ask(std::string(
                "SELECT n.nspname || '.' || p.proname, coalesce(array_to_string(p.proconfig, ','), '') FROM pg_proc p "
                "JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prosecdef AND n.nspname IN "
            ) +
            kSchemas);
    for (const auto& row : found) {
        INFO(row[0].c_str());
        CHECK(row[1].as<std::string>().find("search_path=") != std::string::npos);
    }
}

TEST_CASE("rule 18: our roles are neither superusers nor free of row-level security, and own no table but the owner's"
) {
    CHECK(
        names("SELECT rolname FROM pg_roles WHERE rolname LIKE 'rollcall\\_%' AND (rolsuper OR rolbypassrls OR "
              "rolcreaterole OR rolcreatedb OR rolreplication)") == Names{}
    );
    CHECK(names(tables_where("pg_get_userbyid(c.relowner) <> 'rollcall_owner'")) == Names{});
    CHECK(
        names("SELECT r.rolname || ' is a ' || g.rolname FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member "
              "JOIN pg_roles g ON g.oid = m.roleid WHERE r.rolname LIKE 'rollcall\\_%'") == Names{}
    );
}
