#include "gateway/api/workforceos/shift_json.hpp"

namespace rollcall::workforceos {

namespace {

// What all objects of the shift service end with, but for the owner. What belongs to the company has none.
template <class Message>
void write_standing(json::Writer& writer, const Message& message, bool is_active) {
    writer.member("companyId", message.company_id());
    writer.member("isActive", is_active);
    writer.member("recordVersion", message.record_version());
    writer.instant_member("createdAt", message.created_at_us());
    writer.instant_member("updatedAt", message.updated_at_us());
}

}  // namespace

void write_shift(json::Writer& writer, const shift::v1::Shift& shift) {
    writer.open_object();
    writer.member("id", shift.id());
    writer.member("shiftDate", shift.shift_date());
    writer.member("startTime", shift.start_time());
    writer.member("endTime", shift.end_time());
    writer.member("timeZone", shift.time_zone());
    writer.instant_member("startsAt", shift.starts_at_us());
    writer.instant_member("endsAt", shift.ends_at_us());
    writer.optional_member("location", shift.has_location(), shift.location());
    writer.optional_member("siteId", shift.has_site_id(), shift.site_id());
    writer.optional_member("departmentId", shift.has_department_id(), shift.department_id());
    writer.optional_member("shiftTypeId", shift.has_shift_type_id(), shift.shift_type_id());
    writer.member("status", shift.status());
    writer.optional_member("graceMinutes", shift.has_grace_minutes(), shift.grace_minutes());
    writer.optional_member(
        "requiredCheckInIntervalMinutes",
        shift.has_required_check_in_interval_minutes(),
        shift.required_check_in_interval_minutes()
    );
    writer.optional_member(
        "checkInToleranceMinutes", shift.has_check_in_tolerance_minutes(), shift.check_in_tolerance_minutes()
    );
    writer.member("missedCount", shift.missed_count());
    write_standing(writer, shift, shift.status() != "cancelled");
    writer.optional_member("_owner", !shift.created_by().empty(), shift.created_by());
    writer.close_object();
}

void write_assignment(json::Writer& writer, const shift::v1::Assignment& assignment) {
    writer.open_object();
    writer.member("id", assignment.id());
    writer.member("shiftId", assignment.shift_id());
    writer.member("userId", assignment.user_id());
    writer.member("status", assignment.status());
    write_standing(writer, assignment, assignment.status() == "active");
    writer.member("_owner", assignment.user_id());
    writer.close_object();
}

void write_site(json::Writer& writer, const shift::v1::Site& site) {
    writer.open_object();
    writer.member("id", site.id());
    writer.member("name", site.name());
    writer.optional_member("clientName", site.has_client_name(), site.client_name());
    writer.optional_member("address", site.has_address(), site.address());
    writer.optional_member("latitude", site.has_latitude(), site.latitude());
    writer.optional_member("longitude", site.has_longitude(), site.longitude());
    writer.optional_member("timeZone", site.has_time_zone(), site.time_zone());
    writer.optional_member("geofenceRadiusMeters", site.has_geofence_radius_meters(), site.geofence_radius_meters());
    write_standing(writer, site, site.is_active());
    writer.null_member("_owner");
    writer.close_object();
}

void write_shift_type(json::Writer& writer, const shift::v1::ShiftType& type) {
    writer.open_object();
    writer.member("id", type.id());
    writer.member("name", type.name());
    writer.optional_member("startTime", type.has_start_time(), type.start_time());
    writer.optional_member("endTime", type.has_end_time(), type.end_time());
    writer.optional_member("color", type.has_color(), type.color());
    writer.optional_member("breakMinutes", type.has_break_minutes(), type.break_minutes());
    write_standing(writer, type, type.is_active());
    writer.null_member("_owner");
    writer.close_object();
}

void write_department(json::Writer& writer, const shift::v1::Department& department) {
    writer.open_object();
    writer.member("id", department.id());
    writer.member("name", department.name());
    writer.optional_member("description", department.has_description(), department.description());
    writer.optional_member("headId", department.has_head_id(), department.head_id());
    write_standing(writer, department, department.is_active());
    writer.null_member("_owner");
    writer.close_object();
}

void write_holiday(json::Writer& writer, const shift::v1::Holiday& holiday) {
    writer.open_object();
    writer.member("id", holiday.id());
    writer.member("name", holiday.name());
    writer.member("holidayDate", holiday.holiday_date());
    writer.optional_member("description", holiday.has_description(), holiday.description());
    writer.optional_member("siteId", holiday.has_site_id(), holiday.site_id());
    write_standing(writer, holiday, holiday.is_active());
    writer.null_member("_owner");
    writer.close_object();
}

}  // namespace rollcall::workforceos
