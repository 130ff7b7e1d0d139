#include "services/identity/app/update_company.hpp"

#include "services/identity/app/announce.hpp"
#include "services/identity/store/companies.hpp"

namespace rollcall::identity::app {

Result<domain::Company> own_company(pg::Tx& tx) {
    auto company = store::find_company(tx);
    if (!company) return fail(domain::no_such_company());
    return std::move(*company);
}

Result<domain::Company> update_company(pg::Tx& tx, const CompanyChange& change) {
    store::lock_company(tx);
    ROLLCALL_TRY(const auto before, own_company(tx));
    if (change.if_version != 0 && change.if_version != before.record_version)
        return fail(
            {.code = Code::stale,
             .reason = "recordVersionStale",
             .message = "Somebody has changed the company since; load it again."}
        );
    auto wanted = before;
    wanted.name = change.name.value_or(before.name);
    wanted.time_zone = change.time_zone.value_or(before.time_zone);
    ROLLCALL_CHECK(domain::check_company(wanted));
    if (wanted.name == before.name && wanted.time_zone == before.time_zone) return before;
    store::save_company(tx, wanted);
    ROLLCALL_TRY(const auto after, own_company(tx));
    announce_company(tx, "identity.company_updated", after);
    audit_company(tx, "company.update", before, after);
    return after;
}

}  // namespace rollcall::identity::app
