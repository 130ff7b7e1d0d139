#include "services/shift/domain/shift.hpp"

#include "common/time/wire.hpp"

#include <cctype>

namespace rollcall::shift::domain {

namespace {

constexpr int kDay = 24 * 60;

template <class IdType>
Text text_of(const std::optional<IdType>& id) {
    return id ? Text(id->str()) : std::nullopt;
}

ShiftDraft draft_of(const ShiftPlan& plan) {
    return {
        time::format_date(plan.date),
        time::format_time_of_day(plan.start),
        time::format_time_of_day(plan.end),
        plan.time_zone,
        plan.location,
        text_of(plan.site),
        text_of(plan.department),
        text_of(plan.type),
        plan.grace_minutes,
        plan.interval_minutes,
        plan.tolerance_minutes};
}

}  // namespace

std::string_view name_of(ShiftStatus status) {
    switch (status) {
        case ShiftStatus::scheduled: return "scheduled";
        case ShiftStatus::in_progress: return "in_progress";
        case ShiftStatus::completed: return "completed";
        case ShiftStatus::missed: return "missed";
        case ShiftStatus::cancelled: return "cancelled";
    }
    return "scheduled";
}

std::optional<ShiftStatus> parse_status(std::string_view name) {
    std::string lower(name);
    for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    for (const ShiftStatus status : kAllStatuses)
        if (name_of(status) == lower) return status;
    return std::nullopt;
}

Result<ShiftPlan> read_plan(const ShiftDraft& draft) {
    FieldReader read;
    ShiftPlan plan;
    plan.date = read.date("shiftDate", draft.shift_date);
    plan.start = read.time_of_day("startTime", draft.start_time);
    plan.end = read.time_of_day("endTime", draft.end_time);
    plan.time_zone = read.zone("timeZone", draft.time_zone);
    plan.location = read.text("location", draft.location);
    plan.site = read.id<SiteId>("siteId", draft.site_id);
    plan.department = read.id<DepartmentId>("departmentId", draft.department_id);
    plan.type = read.id<ShiftTypeId>("shiftTypeId", draft.shift_type_id);
    plan.grace_minutes = read.whole("graceMinutes", draft.grace_minutes, 0, kDay);
    plan.interval_minutes = read.whole("requiredCheckInIntervalMinutes", draft.interval_minutes, 1, kDay);
    plan.tolerance_minutes = read.whole("checkInToleranceMinutes", draft.tolerance_minutes, 0, kDay);
    ROLLCALL_CHECK(read.verdict());
    return plan;
}

Result<ShiftPlan> patched(const ShiftPlan& plan, const Patch<ShiftDraft>& patch) {
    return read_plan(overlay(
        draft_of(plan),
        patch,
        DraftField{"shiftDate", &ShiftDraft::shift_date},
        DraftField{"startTime", &ShiftDraft::start_time},
        DraftField{"endTime", &ShiftDraft::end_time},
        DraftField{"timeZone", &ShiftDraft::time_zone},
        DraftField{"location", &ShiftDraft::location},
        DraftField{"siteId", &ShiftDraft::site_id},
        DraftField{"departmentId", &ShiftDraft::department_id},
        DraftField{"shiftTypeId", &ShiftDraft::shift_type_id},
        DraftField{"graceMinutes", &ShiftDraft::grace_minutes},
        DraftField{"requiredCheckInIntervalMinutes", &ShiftDraft::interval_minutes},
        DraftField{"checkInToleranceMinutes", &ShiftDraft::tolerance_minutes}
    ));
}

}  // namespace rollcall::shift::domain
