#include "services/shift/domain/organisation.hpp"

#include "common/time/wire.hpp"

namespace rollcall::shift::domain {

namespace {

template <class IdType>
Text text_of(const std::optional<IdType>& id) {
    return id ? Text(id->str()) : std::nullopt;
}

Text text_of(std::optional<Minutes> time) {
    return time ? Text(time::format_time_of_day(*time)) : std::nullopt;
}

// `changed` read from a draft, with the identity of `original`.
template <class Object>
Result<Object> keep_identity(const Object& original, Result<Object> changed) {
    if (changed) {
        changed->id = original.id;
        changed->record = original.record;
    }
    return changed;
}

}  // namespace

Result<Site> read_site(const SiteDraft& draft) {
    FieldReader read;
    Site site;
    site.name = read.name("name", draft.name);
    site.client_name = read.text("clientName", draft.client_name);
    site.address = read.text("address", draft.address);
    site.latitude = read.number("latitude", draft.latitude, -90, 90);
    site.longitude = read.number("longitude", draft.longitude, -180, 180);
    site.time_zone = read.zone("timeZone", draft.time_zone);
    site.geofence_radius_meters = read.whole("geofenceRadiusMeters", draft.geofence_radius_meters, 1, 1'000'000);
    ROLLCALL_CHECK(read.verdict());
    return site;
}

Result<Site> patched(const Site& site, const Patch<SiteDraft>& patch) {
    const SiteDraft current{
        site.name,
        site.client_name,
        site.address,
        site.time_zone,
        site.latitude,
        site.longitude,
        site.geofence_radius_meters};
    const auto changed = overlay(
        current,
        patch,
        DraftField{"name", &SiteDraft::name},
        DraftField{"clientName", &SiteDraft::client_name},
        DraftField{"address", &SiteDraft::address},
        DraftField{"latitude", &SiteDraft::latitude},
        DraftField{"longitude", &SiteDraft::longitude},
        DraftField{"timeZone", &SiteDraft::time_zone},
        DraftField{"geofenceRadiusMeters", &SiteDraft::geofence_radius_meters}
    );
    return keep_identity(site, read_site(changed));
}

Result<Department> read_department(const DepartmentDraft& draft) {
    FieldReader read;
    Department department;
    department.name = read.name("name", draft.name);
    department.description = read.text("description", draft.description);
    department.head = read.id<UserId>("headId", draft.head_id);
    ROLLCALL_CHECK(read.verdict());
    return department;
}

Result<Department> patched(const Department& department, const Patch<DepartmentDraft>& patch) {
    const auto changed = overlay(
        DepartmentDraft{department.name, department.description, text_of(department.head)},
        patch,
        DraftField{"name", &DepartmentDraft::name},
        DraftField{"description", &DepartmentDraft::description},
        DraftField{"headId", &DepartmentDraft::head_id}
    );
    return keep_identity(department, read_department(changed));
}

Result<ShiftType> read_shift_type(const ShiftTypeDraft& draft) {
    FieldReader read;
    ShiftType type;
    type.name = read.name("name", draft.name);
    type.start = read.optional_time_of_day("startTime", draft.start_time);
    type.end = read.optional_time_of_day("endTime", draft.end_time);
    type.color = read.text("color", draft.color, 32);
    type.break_minutes = read.whole("breakMinutes", draft.break_minutes, 0, 1440);
    ROLLCALL_CHECK(read.verdict());
    return type;
}

Result<ShiftType> patched(const ShiftType& type, const Patch<ShiftTypeDraft>& patch) {
    const auto changed = overlay(
        ShiftTypeDraft{type.name, text_of(type.start), text_of(type.end), type.color, type.break_minutes},
        patch,
        DraftField{"name", &ShiftTypeDraft::name},
        DraftField{"startTime", &ShiftTypeDraft::start_time},
        DraftField{"endTime", &ShiftTypeDraft::end_time},
        DraftField{"color", &ShiftTypeDraft::color},
        DraftField{"breakMinutes", &ShiftTypeDraft::break_minutes}
    );
    return keep_identity(type, read_shift_type(changed));
}

Result<Holiday> read_holiday(const HolidayDraft& draft) {
    FieldReader read;
    Holiday holiday;
    holiday.name = read.name("name", draft.name);
    holiday.date = read.date("holidayDate", draft.holiday_date);
    holiday.description = read.text("description", draft.description);
    holiday.site = read.id<SiteId>("siteId", draft.site_id);
    ROLLCALL_CHECK(read.verdict());
    return holiday;
}

Result<Holiday> patched(const Holiday& holiday, const Patch<HolidayDraft>& patch) {
    const auto changed = overlay(
        HolidayDraft{holiday.name, time::format_date(holiday.date), holiday.description, text_of(holiday.site)},
        patch,
        DraftField{"name", &HolidayDraft::name},
        DraftField{"holidayDate", &HolidayDraft::holiday_date},
        DraftField{"description", &HolidayDraft::description},
        DraftField{"siteId", &HolidayDraft::site_id}
    );
    return keep_identity(holiday, read_holiday(changed));
}

}  // namespace rollcall::shift::domain
