#include "services/shift/rpc/messages.hpp"

#include "common/time/wire.hpp"

namespace rollcall::shift::rpc {

namespace {

template <class Message>
void set_record(Message& message, const CompanyId& company, const domain::Record& record) {
    message.set_company_id(company.str());
    message.set_record_version(record.version);
    message.set_created_at_us(to_unix_micros(record.created_at));
    message.set_updated_at_us(to_unix_micros(record.updated_at));
}

}  // namespace

v1::Shift to_message(const CompanyId& company, const domain::Shift& shift) {
    const auto& plan = shift.plan;
    v1::Shift message;
    set_record(message, company, shift.record);
    message.set_id(shift.id.str());
    message.set_shift_date(time::format_date(plan.date));
    message.set_start_time(time::format_time_of_day(plan.start));
    message.set_end_time(time::format_time_of_day(plan.end));
    message.set_time_zone(shift.time_zone);
    message.set_starts_at_us(to_unix_micros(shift.at.starts_at));
    message.set_ends_at_us(to_unix_micros(shift.at.ends_at));
    if (plan.location) message.set_location(*plan.location);
    if (plan.site) message.set_site_id(plan.site->str());
    if (plan.department) message.set_department_id(plan.department->str());
    if (plan.type) message.set_shift_type_id(plan.type->str());
    message.set_status(std::string(name_of(shift.status)));
    if (plan.grace_minutes) message.set_grace_minutes(*plan.grace_minutes);
    if (plan.interval_minutes) message.set_required_check_in_interval_minutes(*plan.interval_minutes);
    if (plan.tolerance_minutes) message.set_check_in_tolerance_minutes(*plan.tolerance_minutes);
    message.set_missed_count(shift.missed_count);
    if (shift.break_minutes) message.set_break_minutes(*shift.break_minutes);
    if (shift.name) message.set_name(*shift.name);
    message.set_dst_adjusted(shift.at.dst_adjusted);
    message.set_created_by(shift.created_by.str());
    return message;
}

v1::Assignment to_message(const CompanyId& company, const domain::Assignment& assignment) {
    v1::Assignment message;
    set_record(message, company, assignment.record);
    message.set_id(assignment.id.str());
    message.set_shift_id(assignment.shift.str());
    message.set_user_id(assignment.user.str());
    message.set_status(assignment.status == domain::AssignmentStatus::active ? "active" : "removed");
    return message;
}

v1::Site to_message(const CompanyId& company, const domain::Site& site) {
    v1::Site message;
    set_record(message, company, site.record);
    message.set_is_active(site.record.is_active);
    message.set_id(site.id.str());
    message.set_name(site.name);
    if (site.client_name) message.set_client_name(*site.client_name);
    if (site.address) message.set_address(*site.address);
    if (site.latitude) message.set_latitude(*site.latitude);
    if (site.longitude) message.set_longitude(*site.longitude);
    if (site.time_zone) message.set_time_zone(*site.time_zone);
    if (site.geofence_radius_meters) message.set_geofence_radius_meters(*site.geofence_radius_meters);
    return message;
}

v1::Department to_message(const CompanyId& company, const domain::Department& department) {
    v1::Department message;
    set_record(message, company, department.record);
    message.set_is_active(department.record.is_active);
    message.set_id(department.id.str());
    message.set_name(department.name);
    if (department.description) message.set_description(*department.description);
    if (department.head) message.set_head_id(department.head->str());
    return message;
}

v1::ShiftType to_message(const CompanyId& company, const domain::ShiftType& type) {
    v1::ShiftType message;
    set_record(message, company, type.record);
    message.set_is_active(type.record.is_active);
    message.set_id(type.id.str());
    message.set_name(type.name);
    if (type.start) message.set_start_time(time::format_time_of_day(*type.start));
    if (type.end) message.set_end_time(time::format_time_of_day(*type.end));
    if (type.color) message.set_color(*type.color);
    if (type.break_minutes) message.set_break_minutes(*type.break_minutes);
    return message;
}

v1::Holiday to_message(const CompanyId& company, const domain::Holiday& holiday) {
    v1::Holiday message;
    set_record(message, company, holiday.record);
    message.set_is_active(holiday.record.is_active);
    message.set_id(holiday.id.str());
    message.set_name(holiday.name);
    message.set_holiday_date(time::format_date(holiday.date));
    if (holiday.description) message.set_description(*holiday.description);
    if (holiday.site) message.set_site_id(holiday.site->str());
    return message;
}

v1::ShiftTemplate to_message(const CompanyId& company, const app::PlacedTemplate& placed) {
    const auto& made = placed.shift_template;
    v1::ShiftTemplate message;
    set_record(message, company, made.record);
    message.set_is_active(made.record.is_active);
    message.set_id(made.id.str());
    message.set_name(made.name);
    if (made.description) message.set_description(*made.description);
    message.set_start_time(time::format_time_of_day(made.start));
    message.set_end_time(time::format_time_of_day(made.end));
    if (made.time_zone) message.set_time_zone(*made.time_zone);
    message.set_effective_time_zone(placed.time_zone);
    message.set_grace_minutes(made.grace_minutes);
    message.set_working_days(made.days.str());
    message.set_skip_holidays(made.skip_holidays);
    if (made.site) message.set_site_id(made.site->str());
    return message;
}

}  // namespace rollcall::shift::rpc
