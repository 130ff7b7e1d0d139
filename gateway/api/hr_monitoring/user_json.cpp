#include "gateway/api/hr_monitoring/user_json.hpp"

namespace rollcall::hr_monitoring {

namespace {

void write_members(json::Writer& writer, const identity::v1::User& user) {
    writer.member("id", user.id());
    writer.member("company_id", user.company_id());
    writer.optional_member("email", !user.email().empty(), user.email());
    writer.member("full_name", user.full_name());
    writer.optional_member("avatar", !user.avatar().empty(), user.avatar());
    for (const char* name : {"avatar_url", "profile_picture_url"})
        writer.optional_member(name, !user.avatar().empty(), user.avatar());
    writer.member("role", user.role());
    writer.member("status", user.status());
    writer.optional_member("manager_id", user.has_manager_id(), user.manager_id());
    writer.optional_member("manager_name", user.has_manager_name(), user.manager_name());
    writer.optional_member("department_id", user.has_department_id(), user.department_id());
    writer.optional_member("site_id", user.has_site_id(), user.site_id());
    writer.member("employee_code", user.employee_code());
    writer.optional_member("badge_number", user.has_badge_number(), user.badge_number());
    writer.optional_member("time_zone", user.has_time_zone(), user.time_zone());
    writer.optional_member("phone", user.has_phone(), user.phone());
    writer.optional_member("designation", user.has_designation(), user.designation());
    writer.optional_member("shift_id", user.has_shift_id(), user.shift_id());
    writer.instant_member("created_at", user.created_at_us());
    writer.instant_member("updated_at", user.updated_at_us());
}

}  // namespace

void write_user(json::Writer& writer, const identity::v1::User& user) {
    writer.open_object();
    write_members(writer, user);
    writer.close_object();
}

void write_signed_in_user(json::Writer& writer, const identity::v1::User& user) {
    writer.open_object();
    write_members(writer, user);
    writer.null_member("department");
    writer.member("presence_status", "active");
    for (const char* name : {"presence_updated_at", "last_seen_at"}) writer.null_member(name);
    writer.member("online_state", "offline");
    writer.member("is_online", false);
    writer.close_object();
}

}  // namespace rollcall::hr_monitoring
