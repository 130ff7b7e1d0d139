// A dated shift and who works it.
#pragma once

#include "common/time/zone.hpp"
#include "services/shift/domain/fields.hpp"
#include "services/shift/domain/patch.hpp"
#include "services/shift/domain/record.hpp"

namespace rollcall::shift::domain {

enum class ShiftStatus { scheduled, in_progress, completed, missed, cancelled };

inline constexpr ShiftStatus kAllStatuses[] = {
    ShiftStatus::scheduled,
    ShiftStatus::in_progress,
    ShiftStatus::completed,
    ShiftStatus::missed,
    ShiftStatus::cancelled,
};

std::string_view name_of(ShiftStatus status);
// Any case.
std::optional<ShiftStatus> parse_status(std::string_view name);

// A shift as a client wrote it.
struct ShiftDraft {
    Text shift_date, start_time, end_time, time_zone, location, site_id, department_id, shift_type_id;
    std::optional<int> grace_minutes, interval_minutes, tolerance_minutes;
};

// What was asked for, before it is placed on the line of instants.
struct ShiftPlan {
    Date date{};
    Minutes start{};
    Minutes end{};   // <= start: the next day
    Text time_zone;  // absent: the site's, else the company's
    Text location;
    std::optional<SiteId> site;
    std::optional<DepartmentId> department;
    std::optional<ShiftTypeId> type;
    std::optional<int> grace_minutes;     // absent: the policy's
    std::optional<int> interval_minutes;  // periodic check-ins asked for, and how far off one may be
    std::optional<int> tolerance_minutes;

    bool operator==(const ShiftPlan&) const = default;
};

struct Shift {
    ShiftId id;
    ShiftPlan plan;
    std::string time_zone;  // the zone it was materialised in
    time::ShiftInstants at;
    std::optional<int> break_minutes;  // the shift type's allowance when it was planned
    Text name;                         // the shift type's or recurring shift's, likewise
    ShiftStatus status = ShiftStatus::scheduled;
    int missed_count = 0;
    std::optional<Instant> first_punch_at;
    UserId created_by;
    Record record;
};

enum class AssignmentStatus { active, removed };

struct Assignment {
    AssignmentId id;
    ShiftId shift;
    UserId user;
    AssignmentStatus status = AssignmentStatus::active;
    UserId created_by;
    Record record;
};

// Errors: every field that is wrong. Required: shiftDate, startTime, endTime.
Result<ShiftPlan> read_plan(const ShiftDraft& draft);
Result<ShiftPlan> patched(const ShiftPlan& plan, const Patch<ShiftDraft>& patch);

}  // namespace rollcall::shift::domain
