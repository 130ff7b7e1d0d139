// What the owners answered, into the projections.
#pragma once

#include "services/attendance/store/projection_store.hpp"

#include <string>
#include <vector>

namespace rollcall::attendance::app {

struct OwnersAnswer {
    std::string company_zone;  // empty: not asked
    std::vector<store::EmployeeRow> employees;
    std::vector<store::ShiftRow> shifts;
    std::vector<store::AssignmentRow> assignments;
};

// Punches that have waited for one of these people count. Errors: stale, unavailable (try again).
Result<void> project(pg::Tx& tx, const OwnersAnswer& answer, const std::string& default_manager_scope);

}  // namespace rollcall::attendance::app
