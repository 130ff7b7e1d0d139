#include "services/shift/app/facts.hpp"

#include "common/time/wire.hpp"

namespace rollcall::shift::app {

namespace {

using boost::json::value;

template <class T>
value or_null(const std::optional<T>& plain) {
    return plain ? value(*plain) : value(nullptr);
}

template <class Tag>
value or_null(const std::optional<Id<Tag>>& id) {
    return id ? value(id->str()) : value(nullptr);
}

value or_null(std::optional<Minutes> time) {
    return time ? value(time::format_time_of_day(*time)) : value(nullptr);
}

}  // namespace

boost::json::object facts_of(const domain::Shift& shift) {
    const auto& plan = shift.plan;
    return {
        {"shiftId", shift.id.str()},
        {"name", or_null(shift.name)},
        {"shiftDate", time::format_date(plan.date)},
        {"startTime", time::format_time_of_day(plan.start)},
        {"endTime", time::format_time_of_day(plan.end)},
        {"timeZone", shift.time_zone},
        {"startsAt", time::format_instant(shift.at.starts_at)},
        {"endsAt", time::format_instant(shift.at.ends_at)},
        {"location", or_null(plan.location)},
        {"siteId", or_null(plan.site)},
        {"departmentId", or_null(plan.department)},
        {"shiftTypeId", or_null(plan.type)},
        {"status", name_of(shift.status)},
        {"graceMinutes", or_null(plan.grace_minutes)},
        {"requiredCheckInIntervalMinutes", or_null(plan.interval_minutes)},
        {"checkInToleranceMinutes", or_null(plan.tolerance_minutes)},
        {"breakMinutes", or_null(shift.break_minutes)},
        {"dstAdjusted", shift.at.dst_adjusted},
    };
}

boost::json::object facts_of(const domain::Assignment& assignment, const domain::Shift& shift) {
    return {
        {"assignmentId", assignment.id.str()},
        {"shiftId", shift.id.str()},
        {"userId", assignment.user.str()},
        {"shiftDate", time::format_date(shift.plan.date)},
        {"startTime", time::format_time_of_day(shift.plan.start)},
        {"endTime", time::format_time_of_day(shift.plan.end)},
        {"startsAt", time::format_instant(shift.at.starts_at)},
        {"endsAt", time::format_instant(shift.at.ends_at)},
    };
}

boost::json::object facts_of(const domain::Site& site) {
    return {
        {"siteId", site.id.str()},
        {"name", site.name},
        {"clientName", or_null(site.client_name)},
        {"address", or_null(site.address)},
        {"latitude", or_null(site.latitude)},
        {"longitude", or_null(site.longitude)},
        {"timeZone", or_null(site.time_zone)},
        {"geofenceRadiusMeters", or_null(site.geofence_radius_meters)},
        {"isActive", site.record.is_active},
    };
}

boost::json::object facts_of(const domain::Department& department) {
    return {
        {"departmentId", department.id.str()},
        {"name", department.name},
        {"description", or_null(department.description)},
        {"headId", or_null(department.head)},
        {"isActive", department.record.is_active},
    };
}

boost::json::object facts_of(const domain::ShiftType& type) {
    return {
        {"shiftTypeId", type.id.str()},
        {"name", type.name},
        {"startTime", or_null(type.start)},
        {"endTime", or_null(type.end)},
        {"color", or_null(type.color)},
        {"breakMinutes", or_null(type.break_minutes)},
        {"isActive", type.record.is_active},
    };
}

boost::json::object facts_of(const domain::Holiday& holiday) {
    return {
        {"holidayId", holiday.id.str()},
        {"name", holiday.name},
        {"holidayDate", time::format_date(holiday.date)},
        {"description", or_null(holiday.description)},
        {"siteId", or_null(holiday.site)},
        {"isActive", holiday.record.is_active},
    };
}

boost::json::object facts_of(const domain::ShiftTemplate& made) {
    return {
        {"templateId", made.id.str()},
        {"name", made.name},
        {"startTime", time::format_time_of_day(made.start)},
        {"endTime", time::format_time_of_day(made.end)},
        {"timeZone", or_null(made.time_zone)},
        {"graceMinutes", made.grace_minutes},
        {"workingDays", made.days.str()},
        {"skipHolidays", made.skip_holidays},
        {"siteId", or_null(made.site)},
        {"isActive", made.record.is_active},
    };
}

boost::json::object facts_of(const domain::TemplateMember& member, const domain::ShiftTemplate* shift_template) {
    boost::json::object facts{
        {"userId", member.user.str()},
        {"templateId", or_null(member.shift_template)},
        {"name", nullptr},
        {"startTime", nullptr},
        {"endTime", nullptr},
    };
    if (!shift_template) return facts;
    facts["name"] = shift_template->name;
    facts["startTime"] = time::format_time_of_day(shift_template->start);
    facts["endTime"] = time::format_time_of_day(shift_template->end);
    return facts;
}

}  // namespace rollcall::shift::app
