#pragma once

#include "common/core/paging.hpp"
#include "common/pg/database.hpp"
#include "services/shift/domain/organisation.hpp"
#include "services/shift/store/lock.hpp"

namespace rollcall::shift::store {

// Inactive ones too.
std::optional<domain::Department> find_department(pg::Tx& tx, const DepartmentId& id, Lock lock = Lock::none);
// Violations: department_name_taken.
void insert_department(pg::Tx& tx, const domain::Department& department);
void update_department(pg::Tx& tx, const domain::Department& department);
Result<Page<domain::Department>> list_departments(pg::Tx& tx, const Paging& paging, ActiveFilter filter);

}  // namespace rollcall::shift::store
