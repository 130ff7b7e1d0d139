// sites, shift-types, departments, holidays.
#include "gateway/api/workforceos/resource.hpp"
#include "gateway/api/workforceos/routes.hpp"
#include "gateway/api/workforceos/shift_json.hpp"

namespace rollcall::workforceos {

namespace {

using namespace shift::v1;

constexpr std::size_t kLongestName = 200;
constexpr int kMostMinutes = 24 * 60;
constexpr int kMostMeters = 100'000;

constexpr std::string_view kSiteFields[] = {
    "id",
    "name",
    "clientName",
    "address",
    "latitude",
    "longitude",
    "timeZone",
    "geofenceRadiusMeters",
    "companyId",
    "isActive",
    "recordVersion",
    "createdAt",
    "updatedAt"};
constexpr std::string_view kShiftTypeFields[] = {
    "id",
    "name",
    "startTime",
    "endTime",
    "color",
    "breakMinutes",
    "companyId",
    "isActive",
    "recordVersion",
    "createdAt",
    "updatedAt"};
constexpr std::string_view kDepartmentFields[] = {
    "id", "name", "description", "headId", "companyId", "isActive", "recordVersion", "createdAt", "updatedAt"};
constexpr std::string_view kHolidayFields[] = {
    "id",
    "name",
    "holidayDate",
    "description",
    "siteId",
    "companyId",
    "isActive",
    "recordVersion",
    "createdAt",
    "updatedAt"};

template <class Object>
void read_name(Fields& fields, Object& object) {
    const auto need = fields.always("name");
    if (auto name = fields.body().text("name", need, kLongestName)) object.set_name(std::move(*name));
}

void read_site(Fields& fields, WriteSiteRequest& write) {
    auto& site = *write.mutable_site();
    read_name(fields, site);
    if (auto client = fields.maybe("clientName").text("clientName")) site.set_client_name(std::move(*client));
    if (auto address = fields.maybe("address").text("address")) site.set_address(std::move(*address));
    if (const auto at = fields.maybe("latitude").number("latitude", -90, 90)) site.set_latitude(*at);
    if (const auto at = fields.maybe("longitude").number("longitude", -180, 180)) site.set_longitude(*at);
    if (auto zone = fields.maybe("timeZone").text("timeZone")) site.set_time_zone(std::move(*zone));
    constexpr char kRadius[] = "geofenceRadiusMeters";
    if (const auto radius = fields.maybe(kRadius).integer(kRadius, 0, kMostMeters))
        site.set_geofence_radius_meters(*radius);
}

void read_shift_type(Fields& fields, WriteShiftTypeRequest& write) {
    auto& type = *write.mutable_shift_type();
    read_name(fields, type);
    if (auto time = fields.maybe("startTime").time_of_day("startTime")) type.set_start_time(std::move(*time));
    if (auto time = fields.maybe("endTime").time_of_day("endTime")) type.set_end_time(std::move(*time));
    if (auto color = fields.maybe("color").text("color")) type.set_color(std::move(*color));
    if (const auto minutes = fields.maybe("breakMinutes").integer("breakMinutes", 0, kMostMinutes))
        type.set_break_minutes(*minutes);
}

void read_department(Fields& fields, WriteDepartmentRequest& write) {
    auto& department = *write.mutable_department();
    read_name(fields, department);
    if (auto text = fields.maybe("description").text("description")) department.set_description(std::move(*text));
    if (auto head = fields.maybe("headId").id("headId")) department.set_head_id(std::move(*head));
}

void read_holiday(Fields& fields, WriteHolidayRequest& write) {
    auto& holiday = *write.mutable_holiday();
    read_name(fields, holiday);
    const auto need = fields.always("holidayDate");
    if (auto date = fields.body().date("holidayDate", need)) holiday.set_holiday_date(std::move(*date));
    if (auto text = fields.maybe("description").text("description")) holiday.set_description(std::move(*text));
    if (auto site = fields.maybe("siteId").id("siteId")) holiday.set_site_id(std::move(*site));
}

std::string path_of(const char* name) {
    return std::string(kShiftBase) + "/v1/" + name;
}

}  // namespace

std::vector<http::Route> site_routes(const clients::ShiftClient& client) {
    const ResourceKind<WriteSiteRequest, Site, SiteList> kind{
        path_of("sites"),
        "siteId",
        "site",
        "sites",
        kSiteFields,
        read_site,
        write_site,
    };
    return resource_routes(kind, client.sites);
}

std::vector<http::Route> shift_type_routes(const clients::ShiftClient& client) {
    const ResourceKind<WriteShiftTypeRequest, ShiftType, ShiftTypeList> kind{
        path_of("shift-types"),
        "shiftTypeId",
        "shiftType",
        "shiftTypes",
        kShiftTypeFields,
        read_shift_type,
        write_shift_type,
    };
    return resource_routes(kind, client.shift_types);
}

std::vector<http::Route> department_routes(const clients::ShiftClient& client) {
    const ResourceKind<WriteDepartmentRequest, Department, DepartmentList> kind{
        path_of("departments"),
        "departmentId",
        "department",
        "departments",
        kDepartmentFields,
        read_department,
        write_department,
    };
    return resource_routes(kind, client.departments);
}

std::vector<http::Route> holiday_routes(const clients::ShiftClient& client) {
    const ResourceKind<WriteHolidayRequest, Holiday, HolidayList> kind{
        path_of("holidays"),
        "holidayId",
        "holiday",
        "holidays",
        kHolidayFields,
        read_holiday,
        write_holiday,
    };
    return resource_routes(kind, client.holidays);
}

}  // namespace rollcall::workforceos
