#pragma once

#include "common/core/paging.hpp"
#include "common/pg/database.hpp"
#include "services/shift/domain/organisation.hpp"
#include "services/shift/store/lock.hpp"

namespace rollcall::shift::store {

// Inactive ones too.
std::optional<domain::ShiftType> find_shift_type(pg::Tx& tx, const ShiftTypeId& id, Lock lock = Lock::none);
// Violations: shift_type_name_taken.
void insert_shift_type(pg::Tx& tx, const domain::ShiftType& shift_type);
void update_shift_type(pg::Tx& tx, const domain::ShiftType& shift_type);
Result<Page<domain::ShiftType>> list_shift_types(pg::Tx& tx, const Paging& paging, ActiveFilter filter);

}  // namespace rollcall::shift::store
