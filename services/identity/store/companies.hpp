// Companies, and the lookups that find one.
#pragma once

#include "common/core/result.hpp"
#include "common/pg/database.hpp"
#include "services/identity/domain/company.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rollcall::identity::store {

// With its codename's lookup row. A taken codename: conflict companyCodenameTaken.
void insert_company(pg::Tx& tx, const domain::Company& company);
std::optional<domain::Company> find_company(pg::Tx& tx);

// Held until the transaction ends: changes that depend on who else is an admin take turns.
void lock_company(pg::Tx& tx);
// Name and zone; raises record_version by one.
void save_company(pg::Tx& tx, const domain::Company& company);
// The next number whose code nobody has.
int next_employee_number(pg::Tx& tx);

// Before a company is known.
Result<std::optional<CompanyId>> company_of_codename(pg::Database& database, const std::string& codename);
Result<std::vector<CompanyId>> companies_of_email(pg::Database& database, const std::string& email_key);
// For operators, by codename.
Result<std::vector<domain::Company>> all_companies(pg::Database& database);

}  // namespace rollcall::identity::store
