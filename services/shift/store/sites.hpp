#pragma once

#include "common/core/paging.hpp"
#include "common/pg/database.hpp"
#include "services/shift/domain/organisation.hpp"
#include "services/shift/store/lock.hpp"

namespace rollcall::shift::store {

// Inactive ones too.
std::optional<domain::Site> find_site(pg::Tx& tx, const SiteId& id, Lock lock = Lock::none);
std::vector<domain::Site> find_sites(pg::Tx& tx, const std::vector<SiteId>& ids);
// Violations: site_name_taken.
void insert_site(pg::Tx& tx, const domain::Site& site);
void update_site(pg::Tx& tx, const domain::Site& site);
Result<Page<domain::Site>> list_sites(pg::Tx& tx, const Paging& paging, ActiveFilter filter);

}  // namespace rollcall::shift::store
