#include "services/identity/store/companies.hpp"

#include "common/pg/connection.hpp"
#include "common/pg/tx.hpp"

namespace rollcall::identity::store {

namespace {

constexpr pg::Statement kInsertCompany{"insert_company", R"sql(
    WITH company AS (
        INSERT INTO identity.company (company_id, codename, name, time_zone, demo, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $6)
        RETURNING codename, company_id
    )
    INSERT INTO identity.company_codename (codename, company_id) SELECT codename, company_id FROM company)sql"};

constexpr pg::Statement kFindCompany{"find_company", R"sql(
    SELECT company_id, codename, name, time_zone, demo, record_version, created_at
    FROM identity.company WHERE company_id = $1)sql"};

constexpr pg::Statement kLockCompany{"lock_company", R"sql(
    SELECT FROM identity.company WHERE company_id = $1 FOR NO KEY UPDATE)sql"};

constexpr pg::Statement kSaveCompany{"save_company", R"sql(
    UPDATE identity.company SET name = $2, time_zone = $3, updated_at = $4, record_version = record_version + 1
    WHERE company_id = $1)sql"};

constexpr pg::Statement kNextEmployeeNumber{"next_employee_number", R"sql(
    UPDATE identity.company SET last_employee_number = (
        SELECT number FROM generate_series(last_employee_number + 1, last_employee_number + 100000) AS number
        WHERE NOT EXISTS (
            SELECT FROM identity.user u
            WHERE u.company_id = $1
              AND u.employee_code = 'EMP' || lpad(number::text, greatest(3, length(number::text)), '0'))
        ORDER BY number LIMIT 1)
    WHERE company_id = $1
    RETURNING last_employee_number)sql"};

constexpr pg::Statement kCompanyOfCodename{"company_of_codename", R"sql(
    SELECT company_id FROM identity.company_codename WHERE codename = $1)sql"};

constexpr pg::Statement kCompaniesOfEmail{"companies_of_email", R"sql(
    SELECT company_id FROM identity.email_company WHERE email_hash = identity.email_hash($1) ORDER BY company_id)sql"};

constexpr pg::Statement kAllCompanies{"all_companies", R"sql(
    SELECT company_id, codename, name, time_zone, demo, record_version, created_at
    FROM identity.list_companies())sql"};

domain::Company company_of(const pqxx::row& row) {
    return {
        .id = row["company_id"].as<CompanyId>(),
        .codename = row["codename"].as<std::string>(),
        .name = row["name"].as<std::string>(),
        .time_zone = row["time_zone"].as<std::string>(),
        .demo = row["demo"].as<bool>(),
        .record_version = row["record_version"].as<std::int64_t>(),
        .created_at = row["created_at"].as<Instant>(),
    };
}

}  // namespace

void insert_company(pg::Tx& tx, const domain::Company& company) {
    tx.exec(
        kInsertCompany,
        tx.company(),
        company.codename,
        company.name,
        company.time_zone,
        company.demo,
        company.created_at
    );
}

std::optional<domain::Company> find_company(pg::Tx& tx) {
    const auto rows = tx.exec(kFindCompany, tx.company());
    if (rows.empty()) return std::nullopt;
    return company_of(rows[0]);
}

void lock_company(pg::Tx& tx) {
    tx.exec(kLockCompany, tx.company());
}

void save_company(pg::Tx& tx, const domain::Company& company) {
    tx.exec(kSaveCompany, tx.company(), company.name, company.time_zone, tx.decided_at());
}

int next_employee_number(pg::Tx& tx) {
    return tx.exec(kNextEmployeeNumber, tx.company()).at(0)[0].as<int>();
}

Result<std::optional<CompanyId>> company_of_codename(pg::Database& database, const std::string& codename) {
    std::optional<CompanyId> company;
    ROLLCALL_CHECK(database.without_scope([&](pg::Connection& connection) {
        const auto rows = connection.exec(kCompanyOfCodename, codename);
        if (!rows.empty()) company = rows[0][0].as<CompanyId>();
    }));
    return company;
}

Result<std::vector<CompanyId>> companies_of_email(pg::Database& database, const std::string& email_key) {
    std::vector<CompanyId> companies;
    ROLLCALL_CHECK(database.without_scope([&](pg::Connection& connection) {
        for (const auto& row : connection.exec(kCompaniesOfEmail, email_key))
            companies.push_back(row[0].as<CompanyId>());
    }));
    return companies;
}

Result<std::vector<domain::Company>> all_companies(pg::Database& database) {
    std::vector<domain::Company> companies;
    ROLLCALL_CHECK(database.without_scope([&](pg::Connection& connection) {
        for (const auto& row : connection.exec(kAllCompanies)) companies.push_back(company_of(row));
    }));
    return companies;
}

}  // namespace rollcall::identity::store
