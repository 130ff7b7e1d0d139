#include "services/shift/domain/shift_template.hpp"

#include "common/time/wire.hpp"

#include <algorithm>

namespace rollcall::shift::domain {

namespace {

constexpr int kDay = 24 * 60;
constexpr int kUsualGrace = 15;

WorkingDays read_days(FieldReader& read, const Text& text) {
    const auto days = WorkingDays::parse(text.value_or("1,2,3,4,5"));
    if (!days) read.refuse("workingDays", Fault::not_valid, "expected days of the week such as 1,2,3,4,5; Monday is 1");
    return days.value_or(WorkingDays{});
}

}  // namespace

Result<ShiftTemplate> read_template(const ShiftTemplateDraft& draft) {
    FieldReader read;
    ShiftTemplate made;
    made.name = read.name("name", draft.name, 100);
    made.description = read.text("description", draft.description, 255);
    made.start = read.time_of_day("startTime", draft.start_time);
    made.end = read.time_of_day("endTime", draft.end_time);
    made.time_zone = read.zone("timezone", draft.time_zone);
    made.grace_minutes = read.whole("gracePeriodMinutes", draft.grace_minutes, 0, kDay).value_or(kUsualGrace);
    made.days = read_days(read, draft.working_days);
    made.skip_holidays = draft.skip_holidays.value_or(true);
    made.site = read.id<SiteId>("siteId", draft.site_id);
    made.record.is_active = draft.is_active.value_or(true);
    ROLLCALL_CHECK(read.verdict());
    return made;
}

Result<ShiftTemplate> patched(const ShiftTemplate& before, const Patch<ShiftTemplateDraft>& patch) {
    const ShiftTemplateDraft current{
        before.name,
        before.description,
        time::format_time_of_day(before.start),
        time::format_time_of_day(before.end),
        before.time_zone,
        before.days.str(),
        before.site ? Text(before.site->str()) : std::nullopt,
        before.grace_minutes,
        before.skip_holidays,
        before.record.is_active};
    ROLLCALL_TRY(
        auto after,
        read_template(overlay(
            current,
            patch,
            DraftField{"name", &ShiftTemplateDraft::name},
            DraftField{"description", &ShiftTemplateDraft::description},
            DraftField{"startTime", &ShiftTemplateDraft::start_time},
            DraftField{"endTime", &ShiftTemplateDraft::end_time},
            DraftField{"timezone", &ShiftTemplateDraft::time_zone},
            DraftField{"workingDays", &ShiftTemplateDraft::working_days},
            DraftField{"siteId", &ShiftTemplateDraft::site_id},
            DraftField{"gracePeriodMinutes", &ShiftTemplateDraft::grace_minutes},
            DraftField{"skipHolidays", &ShiftTemplateDraft::skip_holidays},
            DraftField{"isActive", &ShiftTemplateDraft::is_active}
        ))
    );
    const bool is_active = after.record.is_active;
    after.id = before.id;
    after.created_by = before.created_by;
    after.record = before.record;
    after.record.is_active = is_active;
    return after;
}

bool calls_for(
    const ShiftTemplate& shift_template,
    const std::optional<SiteId>& site,
    Date date,
    const std::vector<Holiday>& holidays
) {
    if (!shift_template.record.is_active || !shift_template.days.include(date)) return false;
    if (shift_template.site && shift_template.site != site) return false;
    if (!shift_template.skip_holidays) return true;
    return std::none_of(holidays.begin(), holidays.end(), [&](const Holiday& holiday) {
        return holiday.record.is_active && holiday.date == date && (!holiday.site || holiday.site == site);
    });
}

std::vector<Date> days_called_for(
    const ShiftTemplate& shift_template,
    const std::optional<SiteId>& site,
    Date from,
    Date to,
    const std::vector<Holiday>& holidays
) {
    std::vector<Date> days;
    for (std::chrono::sys_days day{from}; day <= std::chrono::sys_days{to}; day += std::chrono::days{1})
        if (calls_for(shift_template, site, day, holidays)) days.emplace_back(day);
    return days;
}

ShiftPlan plan_for(const ShiftTemplate& shift_template, const std::optional<SiteId>& site, Date date) {
    ShiftPlan plan;
    plan.date = date;
    plan.start = shift_template.start;
    plan.end = shift_template.end;
    plan.time_zone = shift_template.time_zone;
    plan.site = site;
    plan.grace_minutes = shift_template.grace_minutes;
    return plan;
}

}  // namespace rollcall::shift::domain
