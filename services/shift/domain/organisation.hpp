// Sites, departments, shift types and holidays: what a roster is planned from. A draft is an object as a client wrote
// it.
#pragma once

#include "services/shift/domain/fields.hpp"
#include "services/shift/domain/patch.hpp"
#include "services/shift/domain/record.hpp"

namespace rollcall::shift::domain {

struct SiteDraft {
    Text name, client_name, address, time_zone;
    std::optional<double> latitude, longitude;
    std::optional<int> geofence_radius_meters;
};

struct Site {
    SiteId id;
    std::string name;
    Text client_name;
    Text address;
    std::optional<double> latitude;
    std::optional<double> longitude;
    Text time_zone;  // absent: the company's
    std::optional<int> geofence_radius_meters;
    Record record;

    bool operator==(const Site&) const = default;
};

// read_...: the object a draft describes, without id and record; or every field that is wrong.
Result<Site> read_site(const SiteDraft& draft);
// The object after the patch, validated as a whole; id and record stay.
Result<Site> patched(const Site& site, const Patch<SiteDraft>& patch);

struct DepartmentDraft {
    Text name, description, head_id;
};

struct Department {
    DepartmentId id;
    std::string name;
    Text description;
    std::optional<UserId> head;
    Record record;

    bool operator==(const Department&) const = default;
};

Result<Department> read_department(const DepartmentDraft& draft);
Result<Department> patched(const Department& department, const Patch<DepartmentDraft>& patch);

struct ShiftTypeDraft {
    Text name, start_time, end_time, color;
    std::optional<int> break_minutes;
};

struct ShiftType {
    ShiftTypeId id;
    std::string name;
    std::optional<Minutes> start;
    std::optional<Minutes> end;
    Text color;
    std::optional<int> break_minutes;
    Record record;

    bool operator==(const ShiftType&) const = default;
};

Result<ShiftType> read_shift_type(const ShiftTypeDraft& draft);
Result<ShiftType> patched(const ShiftType& type, const Patch<ShiftTypeDraft>& patch);

struct HolidayDraft {
    Text name, holiday_date, description, site_id;
};

struct Holiday {
    HolidayId id;
    std::string name;
    Date date;
    Text description;
    std::optional<SiteId> site;  // absent: every site
    Record record;

    bool operator==(const Holiday&) const = default;
};

Result<Holiday> read_holiday(const HolidayDraft& draft);
Result<Holiday> patched(const Holiday& holiday, const Patch<HolidayDraft>& patch);

}  // namespace rollcall::shift::domain
