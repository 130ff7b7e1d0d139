// A person as replays need to know them, with the zone that is theirs (rule 6). Private to this folder.
#pragma once

#include "services/attendance/domain/facts.hpp"

#include <pqxx/pqxx>

namespace rollcall::attendance::store {

// What person_from reads, of the employee e.
#define PERSON_COLUMNS                                                                                      \
    "e.user_id, e.status, e.lead_id, coalesce(e.time_zone, t.time_zone, c.time_zone, 'UTC'), e.full_name, " \
    "e.site_id"
#define PERSON_TABLES                                                                        \
    "attendance.employee e"                                                                  \
    "  LEFT JOIN attendance.site t ON t.company_id = e.company_id AND t.site_id = e.site_id" \
    "  LEFT JOIN attendance.company c ON c.company_id = e.company_id"
inline constexpr int kPersonColumns = 6;

domain::Employee person_from(const pqxx::row& row);

}  // namespace rollcall::attendance::store
