// A recurring shift: what dated shifts are made from, and on which days.
#pragma once

#include "services/shift/domain/organisation.hpp"
#include "services/shift/domain/shift.hpp"
#include "services/shift/domain/working_days.hpp"

#include <vector>

namespace rollcall::shift::domain {

struct ShiftTemplateDraft {
    Text name, description, start_time, end_time, time_zone, working_days, site_id;
    std::optional<int> grace_minutes;
    std::optional<bool> skip_holidays, is_active;
};

struct ShiftTemplate {
    ShiftTemplateId id;
    std::string name;
    Text description;
    Minutes start{};
    Minutes end{};   // <= start: the next day
    Text time_zone;  // absent: the site's, else the company's
    int grace_minutes = 15;
    WorkingDays days;
    bool skip_holidays = true;
    std::optional<SiteId> site;  // absent: each member's own
    UserId created_by;
    Record record;

    bool operator==(const ShiftTemplate&) const = default;
};

// The template a draft describes, without id, creator and record; or every field that is wrong.
Result<ShiftTemplate> read_template(const ShiftTemplateDraft& draft);
// The template after the patch; id, creator and record stay but for `is_active`.
Result<ShiftTemplate> patched(const ShiftTemplate& shift_template, const Patch<ShiftTemplateDraft>& patch);

// How many days ahead of today dated shifts exist.
inline constexpr std::chrono::days kPlannedAhead{35};

// Whether a dated shift belongs on that day and site (rule 15: a holiday of the site or of all sites stops it).
bool calls_for(
    const ShiftTemplate& shift_template,
    const std::optional<SiteId>& site,
    Date date,
    const std::vector<Holiday>& holidays
);

// The days from `from` to `to`, both included, that call for a dated shift.
std::vector<Date> days_called_for(
    const ShiftTemplate& shift_template,
    const std::optional<SiteId>& site,
    Date from,
    Date to,
    const std::vector<Holiday>& holidays
);

ShiftPlan plan_for(const ShiftTemplate& shift_template, const std::optional<SiteId>& site, Date date);

}  // namespace rollcall::shift::domain
