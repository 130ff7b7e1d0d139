#include "services/shift/app/sites.hpp"

#include "services/shift/app/announce.hpp"
#include "services/shift/app/known.hpp"
#include "services/shift/app/rezone.hpp"
#include "services/shift/store/moment.hpp"
#include "services/shift/store/sites.hpp"

namespace rollcall::shift::app {

namespace {

Result<domain::Site> lock_active(pg::Tx& tx, const SiteId& id, std::int64_t if_version) {
    auto site = store::find_site(tx, id, store::Lock::for_change);
    if (!site || !site->record.is_active) return fail(not_found("site"));
    ROLLCALL_CHECK(domain::require_version(site->record, if_version));
    return *site;
}

}  // namespace

Result<domain::Site> create_site(pg::Tx& tx, const domain::SiteDraft& draft) {
    ROLLCALL_TRY(auto site, domain::read_site(draft));
    const Instant now = store::decided_at(tx);
    site.id = SiteId::make(now);
    site.record = {true, 1, now, now};
    store::insert_site(tx, site);
    announce(tx, site);
    audit(tx, "site.create", nullptr, site);
    return site;
}

Result<domain::Site> update_site(
    pg::Tx& tx,
    const Planning& planning,
    const SiteId& id,
    std::int64_t if_version,
    const domain::Patch<domain::SiteDraft>& patch
) {
    ROLLCALL_TRY(const auto before, lock_active(tx, id, if_version));
    ROLLCALL_TRY(auto after, domain::patched(before, patch));
    if (after == before) return before;
    after.record = domain::next(before.record, store::decided_at(tx));
    store::update_site(tx, after);
    if (after.time_zone != before.time_zone) {
        std::string zone = after.time_zone.value_or("");
        if (!after.time_zone) {
            ROLLCALL_TRY(zone, company_zone(tx, planning));
        }
        ROLLCALL_CHECK(rezone_site(tx, after, zone));
    }
    announce(tx, after);
    audit(tx, "site.update", &before, after);
    return after;
}

Result<domain::Site> remove_site(pg::Tx& tx, const SiteId& id, std::int64_t if_version) {
    ROLLCALL_TRY(const auto before, lock_active(tx, id, if_version));
    auto after = before;
    after.record = domain::next(before.record, store::decided_at(tx));
    after.record.is_active = false;
    store::update_site(tx, after);
    announce(tx, after);
    audit(tx, "site.remove", &before, after);
    return after;
}

Result<domain::Site> get_site(pg::Tx& tx, const SiteId& id) {
    auto site = store::find_site(tx, id);
    if (!site) return fail(not_found("site"));
    return *site;
}

Result<Page<domain::Site>> list_sites(pg::Tx& tx, const ActiveQuery& query) {
    ROLLCALL_TRY(const auto paging, read_paging(query, "name"));
    ROLLCALL_TRY(const auto filter, read_active(query));
    return store::list_sites(tx, paging, filter);
}

}  // namespace rollcall::shift::app
