#include "services/identity/app/inform.hpp"

#include "services/identity/store/companies.hpp"
#include "services/identity/store/revocations.hpp"

namespace rollcall::identity::app {

Result<domain::Company> get_company(pg::Database& database, const CompanyId& company, const pg::Origin& origin) {
    return database.in_read<domain::Company>(company, origin, [](pg::Tx& tx) -> Result<domain::Company> {
        auto found = store::find_company(tx);
        if (!found) return fail(domain::no_such_company());
        return std::move(*found);
    });
}

Result<std::vector<domain::User>> get_people(
    pg::Database& database, const CompanyId& company, const store::WantedPeople& wanted, const pg::Origin& origin
) {
    using People = std::vector<domain::User>;
    return database.in_read<People>(company, origin, [&](pg::Tx& tx) -> Result<People> {
        return store::find_people(tx, wanted);
    });
}

Result<std::vector<domain::Revocation>> list_revocations(pg::Database& feed, std::int64_t after_sequence) {
    return store::revocations_after(feed, after_sequence);
}

}  // namespace rollcall::identity::app
