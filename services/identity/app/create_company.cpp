#include "services/identity/app/create_company.hpp"

#include "services/identity/app/announce.hpp"
#include "services/identity/store/companies.hpp"
#include "services/identity/store/scope.hpp"

namespace rollcall::identity::app {

Result<CreatedCompany> create_company(
    pg::Database& database, credentials::Passwords& passwords, const NewCompany& wanted, const pg::Origin& origin
) {
    ROLLCALL_CHECK(domain::check_company(wanted.company));
    auto admin = wanted.admin;
    admin.values[domain::Field::role] = "admin";
    const auto id = CompanyId::make();
    return database.in_tx<CreatedCompany>(id, origin, [&](pg::Tx& tx) -> Result<CreatedCompany> {
        auto company = wanted.company;
        company.id = id;
        company.created_at = store::decided_at(tx);
        store::insert_company(tx, company);
        announce_company(tx, "identity.company_created", company);
        audit_company(tx, "company.create", std::nullopt, company);
        ROLLCALL_TRY(const auto user, create_user(tx, passwords, operator_principal(), admin));
        return CreatedCompany{company, user.id};
    });
}

}  // namespace rollcall::identity::app
