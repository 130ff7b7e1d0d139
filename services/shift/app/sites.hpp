#pragma once

#include "common/pg/database.hpp"
#include "services/shift/app/list_query.hpp"
#include "services/shift/app/planning.hpp"
#include "services/shift/domain/organisation.hpp"

namespace rollcall::shift::app {

// Errors: the draft's fields; conflict siteAlreadyExists.
Result<domain::Site> create_site(pg::Tx& tx, const domain::SiteDraft& draft);
// Shifts that take their zone from the site follow a change of it. Errors: also not_found site, stale, conflict
// shiftOverlaps.
Result<domain::Site> update_site(
    pg::Tx& tx,
    const Planning& planning,
    const SiteId& id,
    std::int64_t if_version,
    const domain::Patch<domain::SiteDraft>& patch
);
// It stays readable, and out of lists. Errors: not_found site, stale.
Result<domain::Site> remove_site(pg::Tx& tx, const SiteId& id, std::int64_t if_version);
Result<domain::Site> get_site(pg::Tx& tx, const SiteId& id);
Result<Page<domain::Site>> list_sites(pg::Tx& tx, const ActiveQuery& query);

}  // namespace rollcall::shift::app
