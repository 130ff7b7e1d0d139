// Rule 18, tried rather than read: what each role sees and what it is refused.
#include "tests/support/servers.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

#include <map>
#include <string>
#include <vector>

namespace {

constexpr char kOurs[] = "018f0000-0000-7000-8000-000000000001";
constexpr char kTheirs[] = "018f0000-0000-7000-8000-000000000002";

const std::vector<std::string> kServices{"identity", "shift", "attendance", "notification"};

const support::Database& database() {
    static const auto instance = support::fresh_database();
    return instance;
}

void scope_to(pqxx::work& work, const std::string& companies) {
    work.exec_params("SELECT set_config('rollcall.companies', $1, true)", companies);
}

void write_audit_entry(pqxx::work& work, const std::string& service, const std::string& company) {
    work.exec_params(
        "INSERT INTO " + service +
            ".audit_entry (company_id, id, at, actor_id, action, entity, entity_id) "
            "VALUES ($1, gen_random_uuid(), now(), gen_random_uuid(), 'test', 'test', 'x')",
        company
    );
}

int count(pqxx::work& work, const std::string& table) {
    return work.exec1("SELECT count(*) FROM " + table)[0].as<int>();
}

}  // namespace

TEST_CASE("rule 18: without a scope there are no rows, and none can be written") {
    for (const auto& service : kServices) {
        INFO(service);
        pqxx::connection session(database().url("rollcall_" + service));
        {
            pqxx::work work(session);
            scope_to(work, std::string("{") + kOurs + "}");
            write_audit_entry(work, service, kOurs);
            CHECK(count(work, service + ".audit_entry") >= 1);
            work.commit();
        }
        pqxx::work work(session);
        CHECK_NOTHROW(count(work, service + ".audit_entry"));
        CHECK_THROWS_AS(write_audit_entry(work, service, kOurs), pqxx::insufficient_privilege);
    }
}

TEST_CASE("rule 18: a scope shows its own company's rows and refuses another's") {
    for (const auto& service : kServices) {
        INFO(service);
        pqxx::connection session(database().url("rollcall_" + service));
        {
            pqxx::work work(session);
            scope_to(work, std::string("{") + kOurs + "}");
            write_audit_entry(work, service, kOurs);
            work.commit();
        }
        pqxx::work work(session);
        scope_to(work, std::string("{") + kTheirs + "}");
        CHECK_NOTHROW(count(work, service + ".audit_entry"));
        CHECK_THROWS_AS(write_audit_entry(work, service, kOurs), pqxx::insufficient_privilege);
    }
}

TEST_CASE("rule 18: the owner of the tables is held by the policies too") {
    for (const auto& service : kServices) {
        INFO(service);
        pqxx::connection session(database().url("rollcall_owner"));
        pqxx::work work(session);
        CHECK_NOTHROW(count(work, service + ".audit_entry"));
    }
}

TEST_CASE("rule 18: a scope ends with its transaction") {
    pqxx::connection session(database().url("rollcall_shift"));
    {
        pqxx::work work(session);
        scope_to(work, std::string("{") + kOurs + "}");
        write_audit_entry(work, "shift", kOurs);
        work.commit();
    }
    pqxx::work work(session);
    CHECK(count(work, "shift.audit_entry") == 0);
}

TEST_CASE("a service's roles cannot read a sibling's schema") {
    for (const auto& service : kServices) {
        for (const auto& sibling : kServices) {
            if (sibling == service) continue;
            for (const auto& role : {"rollcall_" + service, "rollcall_" + service + "_relay"}) {
                INFO(role << " reads " << sibling);
                pqxx::connection session(database().url(role));
                pqxx::work work(session);
                CHECK_THROWS_AS(count(work, sibling + ".outbox"), pqxx::insufficient_privilege);
            }
        }
    }
}

TEST_CASE(
    "a relay's role reads its outbox, seals audit entries without changing them, and reads no table of the service's "
    "own"
) {
    for (const auto& service : kServices) {
        INFO(service);
        pqxx::connection session(database().url("rollcall_" + service + "_relay"));
        pqxx::work work(session);
        CHECK(count(work, service + ".outbox") == 0);
        CHECK_NOTHROW(count(work, service + ".audit_entry"));
        const std::map<std::string, std::string> own{
            {"identity", "user"}, {"shift", "shift"}, {"attendance", "punch"}, {"notification", "notification"}};
        for (const auto& statement :
             {"UPDATE " + service + ".audit_entry SET after = ''",
              "DELETE FROM " + service + ".audit_entry",
              "SELECT FROM " + service + "." + own.at(service)}) {
            INFO(statement);
            pqxx::subtransaction attempt(work);
            CHECK_THROWS_AS(attempt.exec(statement), pqxx::insufficient_privilege);
        }
    }
}
