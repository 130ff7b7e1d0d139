#include "services/attendance/store/policy_store.hpp"

#include "common/pg/tx.hpp"
#include "services/attendance/store/policy_json.hpp"

#include <sstream>

namespace rollcall::attendance::store {

namespace {

constexpr pg::Statement kLatest{"policy_latest", R"sql(
    SELECT version, effective_from, settings, changed, changed_by, changed_at FROM attendance.policy_version
     WHERE company_id = $1 ORDER BY version DESC LIMIT 1)sql"};

constexpr pg::Statement kInForce{"policy_in_force", R"sql(
    SELECT version, effective_from, settings, changed, changed_by, changed_at FROM attendance.policy_version
     WHERE company_id = $1 AND effective_from <= $2 ORDER BY effective_from DESC, version DESC LIMIT 1)sql"};

constexpr pg::Statement kVersion{"policy_version", R"sql(
    SELECT settings FROM attendance.policy_version WHERE company_id = $1 AND version = $2)sql"};

constexpr pg::Statement kAdd{"policy_add", R"sql(
    INSERT INTO attendance.policy_version (company_id, version, effective_from, settings, changed, changed_by, changed_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7))sql"};

constexpr pg::Statement kZone{"company_zone", "SELECT time_zone FROM attendance.company WHERE company_id = $1"};

constexpr pg::Statement kScope{"manager_scope", "SELECT manager_scope FROM attendance.company WHERE company_id = $1"};

constexpr pg::Statement kSetScope{
    "set_manager_scope", "UPDATE attendance.company SET manager_scope = $2 WHERE company_id = $1"};

PolicyVersion version_from(pg::Tx& tx, const pqxx::result& rows) {
    if (rows.empty())
        return {.effective_from = Date{std::chrono::year{1970}, std::chrono::January, std::chrono::day{1}}};
    const auto row = rows[0];
    PolicyVersion version;
    version.policy = cached_policy(tx.company(), row[0].as<int>(), row[2].as<std::string>());
    version.effective_from = row[1].as<Date>();
    std::stringstream changed(row[3].as<std::string>());
    for (std::string name; std::getline(changed, name, ',');) version.changed.push_back(name);
    version.changed_by = row[4].as<UserId>();
    version.changed_at = row[5].as<Instant>();
    return version;
}

}  // namespace

PolicyVersion latest_policy(pg::Tx& tx) {
    return version_from(tx, tx.exec(kLatest, tx.company()));
}

PolicyVersion policy_in_force(pg::Tx& tx, Date date) {
    return version_from(tx, tx.exec(kInForce, tx.company(), date));
}

domain::Policy policy_version(pg::Tx& tx, int version) {
    const auto rows = tx.exec(kVersion, tx.company(), version);
    return rows.empty() ? domain::Policy{} : cached_policy(tx.company(), version, rows[0][0].as<std::string>());
}

void add_policy(pg::Tx& tx, const PolicyVersion& version) {
    std::string changed;
    for (const auto& name : version.changed) changed += (changed.empty() ? "" : ",") + name;
    tx.exec(
        kAdd,
        tx.company(),
        version.policy.version,
        version.effective_from,
        policy_to_json(version.policy),
        changed,
        tx.origin().actor,
        tx.decided_at()
    );
}

std::string company_zone(pg::Tx& tx) {
    const auto rows = tx.exec(kZone, tx.company());
    return rows.empty() ? "UTC" : rows[0][0].as<std::string>();
}

std::string manager_scope(pg::Tx& tx) {
    const auto rows = tx.exec(kScope, tx.company());
    return rows.empty() ? "company" : rows[0][0].as<std::string>();
}

void set_manager_scope(pg::Tx& tx, const std::string& scope) {
    tx.exec(kSetScope, tx.company(), scope);
}

}  // namespace rollcall::attendance::store
