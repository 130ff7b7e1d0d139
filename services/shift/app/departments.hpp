#pragma once

#include "common/pg/database.hpp"
#include "services/shift/app/list_query.hpp"
#include "services/shift/app/planning.hpp"
#include "services/shift/domain/organisation.hpp"

#include <map>
#include <vector>

namespace rollcall::shift::app {

// Errors: the draft's fields; invalid_argument departmentHeadNotEligible,
// departmentHeadRoleNotEligible; conflict departmentAlreadyExists.
Result<domain::Department> create_department(
    pg::Tx& tx, const Planning& planning, const domain::DepartmentDraft& draft
);
// Errors: also not_found department, stale.
Result<domain::Department> update_department(
    pg::Tx& tx,
    const Planning& planning,
    const DepartmentId& id,
    std::int64_t if_version,
    const domain::Patch<domain::DepartmentDraft>& patch
);
// It stays readable, and out of lists. Errors: not_found department, stale, conflict departmentHasEmployees.
Result<domain::Department> remove_department(
    pg::Tx& tx, const Planning& planning, const DepartmentId& id, std::int64_t if_version
);
Result<domain::Department> get_department(pg::Tx& tx, const DepartmentId& id);
Result<Page<domain::Department>> list_departments(pg::Tx& tx, const ActiveQuery& query);
// What the departments' heads are called, as far as that is known.
std::map<UserId, std::string> head_names(pg::Tx& tx, const std::vector<domain::Department>& departments);

}  // namespace rollcall::shift::app
