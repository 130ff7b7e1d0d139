#include "services/identity/app/operate.hpp"

#include "services/identity/store/companies.hpp"

namespace rollcall::identity::app {

Result<std::vector<domain::Company>> list_companies(pg::Database& database) {
    return store::all_companies(database);
}

Result<domain::User> enroll_user(
    pg::Database& database,
    credentials::Passwords& passwords,
    const std::string& codename,
    const NewUser& wanted,
    const pg::Origin& origin
) {
    ROLLCALL_TRY(const auto company, store::company_of_codename(database, codename));
    if (!company) return fail(domain::no_such_company());
    return database.in_tx<domain::User>(*company, origin, [&](pg::Tx& tx) {
        return create_user(tx, passwords, operator_principal(), wanted);
    });
}

}  // namespace rollcall::identity::app
