#include "services/shift/app/templates.hpp"

#include "services/shift/app/announce.hpp"
#include "services/shift/app/known.hpp"
#include "services/shift/app/replan.hpp"
#include "services/shift/domain/roster_rules.hpp"
#include "services/shift/store/moment.hpp"
#include "services/shift/store/people.hpp"
#include "services/shift/store/sites.hpp"
#include "services/shift/store/template_members.hpp"
#include "services/shift/store/templates.hpp"

namespace rollcall::shift::app {

namespace {

Result<void> require_site(pg::Tx& tx, const std::optional<SiteId>& id) {
    if (!id) return {};
    const auto site = store::find_site(tx, *id);
    if (!site || !site->record.is_active) return fail(not_found("site"));
    return {};
}

Result<void> require_nobody(pg::Tx& tx, const ShiftTemplateId& id) {
    if (store::members_of(tx, id).empty()) return {};
    return fail(conflict("shiftHasEmployees", "This shift has assigned employees. Reassign them before deactivating."));
}

// Of what the projection knows: every write has made sure that it knows.
PlacedTemplate placed(pg::Tx& tx, domain::ShiftTemplate made) {
    domain::Text site_zone;
    if (made.site)
        if (const auto site = store::find_site(tx, *made.site)) site_zone = site->time_zone;
    const auto company_zone = store::find_company(tx).time_zone.value_or("UTC");
    auto zone = domain::zone_for(domain::plan_for(made, made.site, Date{}), site_zone, company_zone);
    return {std::move(made), std::move(zone)};
}

Result<PlacedTemplate> save_change(
    pg::Tx& tx, const Planning& planning, const domain::ShiftTemplate& before, domain::ShiftTemplate after
) {
    if (after == before) return placed(tx, before);
    if (before.record.is_active && !after.record.is_active) ROLLCALL_CHECK(require_nobody(tx, before.id));
    const bool is_active = after.record.is_active;
    after.record = domain::next(before.record, store::decided_at(tx));
    after.record.is_active = is_active;
    store::update_template(tx, after);
    announce(tx, after, store::members_of(tx, after.id));
    audit(tx, "shift_template.update", &before, after);
    ROLLCALL_CHECK(replan(tx, planning, after));
    return placed(tx, after);
}

}  // namespace

Error no_such_template() {
    return {.code = Code::not_found, .reason = "shiftTemplateNotFound", .message = "Shift not found"};
}

Result<PlacedTemplate> create_template(
    pg::Tx& tx, const Principal& caller, const Planning& planning, const domain::ShiftTemplateDraft& draft
) {
    ROLLCALL_TRY(auto made, domain::read_template(draft));
    ROLLCALL_CHECK(require_site(tx, made.site));
    ROLLCALL_CHECK(company_zone(tx, planning));
    const Instant now = store::decided_at(tx);
    made.id = ShiftTemplateId::make(now);
    made.created_by = caller.user;
    made.record = {made.record.is_active, 1, now, now};
    store::insert_template(tx, made);
    announce(tx, made, std::vector<UserId>{});
    audit(tx, "shift_template.create", nullptr, made);
    return placed(tx, made);
}

Result<PlacedTemplate> update_template(
    pg::Tx& tx,
    const Planning& planning,
    const ShiftTemplateId& id,
    std::int64_t if_version,
    const domain::Patch<domain::ShiftTemplateDraft>& patch
) {
    // Members before their template, as everywhere; to be looked at by the planner in any case.
    store::make_members_due(tx, id);
    const auto before = store::find_template(tx, id, store::Lock::for_change);
    if (!before) return fail(no_such_template());
    ROLLCALL_CHECK(domain::require_version(before->record, if_version));
    ROLLCALL_TRY(auto after, domain::patched(*before, patch));
    if (after.site != before->site) ROLLCALL_CHECK(require_site(tx, after.site));
    return save_change(tx, planning, *before, std::move(after));
}

Result<PlacedTemplate> remove_template(
    pg::Tx& tx, const Planning& planning, const ShiftTemplateId& id, std::int64_t if_version
) {
    const auto before = store::find_template(tx, id, store::Lock::for_change);
    if (!before || !before->record.is_active) return fail(no_such_template());
    ROLLCALL_CHECK(domain::require_version(before->record, if_version));
    auto after = *before;
    after.record.is_active = false;
    return save_change(tx, planning, *before, std::move(after));
}

Result<PlacedTemplate> get_template(pg::Tx& tx, const ShiftTemplateId& id) {
    auto found = store::find_template(tx, id);
    if (!found) return fail(no_such_template());
    return placed(tx, std::move(*found));
}

Result<Page<PlacedTemplate>> list_templates(pg::Tx& tx, const ActiveQuery& query) {
    ROLLCALL_TRY(const auto paging, read_paging(query, "name"));
    ROLLCALL_TRY(const auto filter, read_active(query));
    ROLLCALL_TRY(auto found, store::list_templates(tx, paging, filter));
    Page<PlacedTemplate> page;
    page.total = found.total;
    for (auto& row : found.rows) page.rows.push_back(placed(tx, std::move(row)));
    return page;
}

}  // namespace rollcall::shift::app
