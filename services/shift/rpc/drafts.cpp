#include "services/shift/rpc/messages.hpp"

namespace rollcall::shift::rpc {

namespace {

// A required text travels as a plain string: empty is absent.
domain::Text given(const std::string& text) {
    return text.empty() ? std::nullopt : domain::Text(text);
}

}  // namespace

domain::ShiftDraft draft_of(const v1::Shift& message) {
    domain::ShiftDraft draft;
    draft.shift_date = given(message.shift_date());
    draft.start_time = given(message.start_time());
    draft.end_time = given(message.end_time());
    draft.time_zone = given(message.time_zone());
    if (message.has_location()) draft.location = message.location();
    if (message.has_site_id()) draft.site_id = message.site_id();
    if (message.has_department_id()) draft.department_id = message.department_id();
    if (message.has_shift_type_id()) draft.shift_type_id = message.shift_type_id();
    if (message.has_grace_minutes()) draft.grace_minutes = message.grace_minutes();
    if (message.has_required_check_in_interval_minutes())
        draft.interval_minutes = message.required_check_in_interval_minutes();
    if (message.has_check_in_tolerance_minutes()) draft.tolerance_minutes = message.check_in_tolerance_minutes();
    return draft;
}

domain::SiteDraft draft_of(const v1::Site& message) {
    domain::SiteDraft draft;
    draft.name = given(message.name());
    if (message.has_client_name()) draft.client_name = message.client_name();
    if (message.has_address()) draft.address = message.address();
    if (message.has_time_zone()) draft.time_zone = message.time_zone();
    if (message.has_latitude()) draft.latitude = message.latitude();
    if (message.has_longitude()) draft.longitude = message.longitude();
    if (message.has_geofence_radius_meters()) draft.geofence_radius_meters = message.geofence_radius_meters();
    return draft;
}

domain::DepartmentDraft draft_of(const v1::Department& message) {
    domain::DepartmentDraft draft;
    draft.name = given(message.name());
    if (message.has_description()) draft.description = message.description();
    if (message.has_head_id()) draft.head_id = message.head_id();
    return draft;
}

domain::ShiftTypeDraft draft_of(const v1::ShiftType& message) {
    domain::ShiftTypeDraft draft;
    draft.name = given(message.name());
    if (message.has_start_time()) draft.start_time = message.start_time();
    if (message.has_end_time()) draft.end_time = message.end_time();
    if (message.has_color()) draft.color = message.color();
    if (message.has_break_minutes()) draft.break_minutes = message.break_minutes();
    return draft;
}

domain::HolidayDraft draft_of(const v1::Holiday& message) {
    domain::HolidayDraft draft;
    draft.name = given(message.name());
    draft.holiday_date = given(message.holiday_date());
    if (message.has_description()) draft.description = message.description();
    if (message.has_site_id()) draft.site_id = message.site_id();
    return draft;
}

domain::ShiftTemplateDraft draft_of(const v1::ShiftTemplate& message) {
    domain::ShiftTemplateDraft draft;
    draft.name = given(message.name());
    if (message.has_description()) draft.description = message.description();
    draft.start_time = given(message.start_time());
    draft.end_time = given(message.end_time());
    if (message.has_time_zone()) draft.time_zone = message.time_zone();
    if (message.has_working_days()) draft.working_days = message.working_days();
    if (message.has_site_id()) draft.site_id = message.site_id();
    if (message.has_grace_minutes()) draft.grace_minutes = message.grace_minutes();
    if (message.has_skip_holidays()) draft.skip_holidays = message.skip_holidays();
    if (message.has_is_active()) draft.is_active = message.is_active();
    return draft;
}

app::PageQuery query_of(const common::v1::Page& page) {
    return {page.page_number(), page.page_row_count(), page.sort_by()};
}

app::AnyOfText query_of(const common::v1::AnyOf& filter) {
    return {{filter.values().begin(), filter.values().end()}, filter.or_null()};
}

app::ActiveQuery query_of(const v1::ListRequest& request) {
    return {query_of(request.page()), query_of(request.is_active())};
}

app::ShiftQuery query_of(const v1::ListShiftsRequest& request) {
    app::ShiftQuery query;
    query.page = query_of(request.page());
    query.dates = query_of(request.shift_date());
    query.departments = query_of(request.department_id());
    query.sites = query_of(request.site_id());
    query.statuses = query_of(request.status());
    query.users = query_of(request.user_id());
    if (request.has_date_from()) query.date_from = request.date_from();
    if (request.has_date_to()) query.date_to = request.date_to();
    return query;
}

app::AssignmentQuery query_of(const v1::ListAssignmentsRequest& request) {
    return {query_of(request.page()), query_of(request.shift_id()), query_of(request.user_id())};
}

}  // namespace rollcall::shift::rpc
