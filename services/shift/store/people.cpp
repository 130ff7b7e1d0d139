#include "services/shift/store/people.hpp"

#include "common/pg/tx.hpp"

namespace rollcall::shift::store {

namespace {

constexpr pg::Statement kFindCompany{"find_company", R"sql(
    SELECT time_zone, version, manager_scope FROM shift.company WHERE company_id = $1)sql"};

constexpr pg::Statement kSaveZone{"save_company_zone", R"sql(
    INSERT INTO shift.company (company_id, time_zone, version) VALUES ($1, $2, $3)
    ON CONFLICT (company_id) DO UPDATE SET time_zone = excluded.time_zone, version = excluded.version
     WHERE company.version < excluded.version)sql"};

constexpr pg::Statement kSaveScope{"save_manager_scope", R"sql(
    INSERT INTO shift.company (company_id, manager_scope, policy_version) VALUES ($1, $2, $3)
    ON CONFLICT (company_id) DO UPDATE
       SET manager_scope = excluded.manager_scope, policy_version = excluded.policy_version
     WHERE company.policy_version < excluded.policy_version)sql"};

constexpr pg::Statement kFindEmployee{"find_employee", R"sql(
    SELECT user_id, role, status, manager_id, version, site_id, full_name FROM shift.employee
     WHERE company_id = $1 AND user_id = $2)sql"};

constexpr pg::Statement kLockEmployee{"lock_employee", R"sql(
    SELECT user_id, role, status, manager_id, version, site_id, full_name FROM shift.employee
     WHERE company_id = $1 AND user_id = $2 FOR NO KEY UPDATE)sql"};

constexpr pg::Statement kLockAssigned{"lock_assigned", R"sql(
    SELECT user_id, role, status, manager_id, version, site_id, full_name FROM shift.employee
     WHERE company_id = $1 AND user_id IN (
           SELECT user_id FROM shift.assignment WHERE company_id = $1 AND shift_id = $2 AND status = 'active')
     ORDER BY user_id FOR NO KEY UPDATE)sql"};

constexpr pg::Statement kNames{"names_of_people", R"sql(
    SELECT user_id, full_name FROM shift.employee
     WHERE company_id = $1 AND user_id = ANY ($2::uuid[]) AND full_name IS NOT NULL)sql"};

constexpr pg::Statement kSaveEmployee{"save_employee", R"sql(
    INSERT INTO shift.employee (company_id, user_id, role, status, manager_id, version, site_id, full_name)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (company_id, user_id) DO UPDATE
       SET role = excluded.role, status = excluded.status, manager_id = excluded.manager_id,
           version = excluded.version, site_id = excluded.site_id,
           full_name = excluded.full_name
     WHERE employee.version <= excluded.version)sql"};

domain::Employee read(const pqxx::row& row) {
    return {
        .id = row[0].as<UserId>(),
        .role = row[1].as<std::string>(),
        .status = row[2].as<std::string>(),
        .manager = pg::maybe<UserId>(row[3]),
        .version = row[4].as<std::int64_t>(),
        .site = pg::maybe<SiteId>(row[5]),
        .full_name = pg::maybe<std::string>(row[6]),
    };
}

constexpr auto kTeam = "team";
constexpr auto kCompany = "company";

}  // namespace

domain::Company find_company(pg::Tx& tx) {
    const auto rows = tx.exec(kFindCompany, tx.company());
    if (rows.empty()) return {};
    domain::Company company{pg::maybe<std::string>(rows[0][0]), rows[0][1].as<std::int64_t>(), std::nullopt};
    if (const auto scope = pg::maybe<std::string>(rows[0][2]))
        company.manager_scope = *scope == kTeam ? ManagerScope::team : ManagerScope::company;
    return company;
}

bool save_company_zone(pg::Tx& tx, const std::string& time_zone, std::int64_t version) {
    return tx.exec(kSaveZone, tx.company(), time_zone, version).affected_rows() == 1;
}

void save_manager_scope(pg::Tx& tx, ManagerScope scope, std::int64_t policy_version) {
    tx.exec(kSaveScope, tx.company(), scope == ManagerScope::team ? kTeam : kCompany, policy_version);
}

std::optional<domain::Employee> find_employee(pg::Tx& tx, const UserId& user, Lock lock) {
    const auto rows = tx.exec(lock == Lock::for_change ? kLockEmployee : kFindEmployee, tx.company(), user);
    if (rows.empty()) return std::nullopt;
    return read(rows[0]);
}

std::vector<domain::Employee> lock_assigned(pg::Tx& tx, const ShiftId& shift) {
    std::vector<domain::Employee> employees;
    for (const auto& row : tx.exec(kLockAssigned, tx.company(), shift)) employees.push_back(read(row));
    return employees;
}

std::map<UserId, std::string> names_of(pg::Tx& tx, const std::vector<UserId>& users) {
    std::map<UserId, std::string> names;
    if (users.empty()) return names;
    for (const auto& row : tx.exec(kNames, tx.company(), pg::array(users)))
        names.emplace(row[0].as<UserId>(), row[1].as<std::string>());
    return names;
}

void save_employee(pg::Tx& tx, const domain::Employee& employee) {
    tx.exec(
        kSaveEmployee,
        tx.company(),
        employee.id,
        employee.role,
        employee.status,
        employee.manager,
        employee.version,
        employee.site,
        employee.full_name
    );
}

}  // namespace rollcall::shift::store
