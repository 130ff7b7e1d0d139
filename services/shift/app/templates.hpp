// Recurring templates: making, changing and finding them.
#pragma once

#include "common/pg/database.hpp"
#include "services/shift/app/list_query.hpp"
#include "services/shift/app/planning.hpp"
#include "services/shift/domain/shift_template.hpp"

namespace rollcall::shift::app {

// A template, and the zone its shifts are in where a member's site does not say otherwise.
struct PlacedTemplate {
    domain::ShiftTemplate shift_template;
    std::string time_zone;
};

Error no_such_template();

// Errors: the draft's fields; not_found site.
Result<PlacedTemplate> create_template(
    pg::Tx& tx, const Principal& caller, const Planning& planning, const domain::ShiftTemplateDraft& draft
);
// Changes the dated shifts that have not begun. Errors: also not_found, stale, conflict shiftHasEmployees when it would
// no longer be active.
Result<PlacedTemplate> update_template(
    pg::Tx& tx,
    const Planning& planning,
    const ShiftTemplateId& id,
    std::int64_t if_version,
    const domain::Patch<domain::ShiftTemplateDraft>& patch
);
// Deactivates. Errors: not_found, stale, conflict shiftHasEmployees.
Result<PlacedTemplate> remove_template(
    pg::Tx& tx, const Planning& planning, const ShiftTemplateId& id, std::int64_t if_version
);
// Inactive ones too.
Result<PlacedTemplate> get_template(pg::Tx& tx, const ShiftTemplateId& id);
Result<Page<PlacedTemplate>> list_templates(pg::Tx& tx, const ActiveQuery& query);

}  // namespace rollcall::shift::app
