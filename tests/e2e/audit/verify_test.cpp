// `rollcall audit verify` against a table that somebody has been at.
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

using namespace support;

namespace {

void run(const std::string& sql) {
    pqxx::connection session(stack().database().url("postgres"));
    pqxx::nontransaction work(session);
    work.exec(sql);
}

std::string entries_of(const Company& company, const std::string& more) {
    return "company_id = '" + company.id() + "' AND " + more;
}

Json verdict(const Company& company) {
    const auto rows =
        boost::json::parse(stack().cli({"audit", "verify", "--json", "--company-id", company.id()})).as_array();
    for (const auto& row : rows)
        if (row.at("service") == Json("identity")) return row;
    return nullptr;
}

// Some entries, all of them sealed.
void fill(Company& company) {
    for (int i = 0; i < 4; ++i) company.hire("employee");
    REQUIRE(eventually(
        [&] {
            const auto row = verdict(company);
            return row.is_object() && row.at("waiting").to_number<int>() == 0 && row.at("sealed").to_number<int>() > 5;
        },
        10000
    ));
}

}  // namespace

TEST_CASE("an untouched log holds") {
    Company company;
    fill(company);
    CHECK(verdict(company).at("problem").is_null());
    CHECK_FALSE(verdict(company).at("head").as_string().empty());
}

TEST_CASE("a changed, a removed, an inserted and a cut off entry each fail the verification") {
    const std::vector<std::string> attacks{
        "UPDATE identity.audit_entry SET after = '{}' WHERE @ chain_position = 3",
        "DELETE FROM identity.audit_entry WHERE @ chain_position = 3",
        "DELETE FROM identity.audit_entry WHERE @ chain_position > 3",
        "UPDATE identity.audit_entry SET chain_position = NULL WHERE @ chain_position = 3",
        "INSERT INTO identity.audit_entry (company_id, id, at, actor_id, action, entity, entity_id) "
        "SELECT company_id, gen_random_uuid(), at - interval '1 day', actor_id, action, entity, entity_id "
        "FROM identity.audit_entry WHERE @ chain_position = 2",
    };
    for (const auto& attack : attacks) {
        Company company;
        fill(company);
        auto sql = attack;
        sql.replace(sql.find('@'), 1, entries_of(company, ""));
        run(sql);
        INFO(attack);
        const auto broken = [&] {
            try {
                verdict(company);
                return false;
            } catch (const std::exception&) {
                return true;
            }
        };
        CHECK(eventually(broken, 5000));
    }
}
