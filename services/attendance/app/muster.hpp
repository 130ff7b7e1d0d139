// The month of many people, one code for each day.
#pragma once

#include "services/attendance/app/reach.hpp"
#include "services/attendance/domain/muster.hpp"
#include "services/attendance/domain/period.hpp"

#include <vector>

namespace rollcall::attendance::app {

struct KnownHoliday {
    Date date{};
    std::optional<SiteId> site;  // none: everywhere
};

struct MusterQuery {
    domain::DateRange days;
    std::optional<DepartmentId> department;
    std::vector<KnownHoliday> holidays;
};

struct MusterRow {
    store::ListedPerson person;
    std::vector<domain::MusterCode> codes;  // one for each day
};

// Everybody in the caller's reach who is active or has a record in that time, by name. Error: not_found department.
Result<std::vector<MusterRow>> muster(pg::Tx& tx, const Principal& caller, const MusterQuery& query);

}  // namespace rollcall::attendance::app
