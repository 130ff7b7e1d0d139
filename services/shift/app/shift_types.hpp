#pragma once

#include "common/pg/database.hpp"
#include "services/shift/app/list_query.hpp"
#include "services/shift/domain/organisation.hpp"

namespace rollcall::shift::app {

// Errors: the draft's fields; conflict shiftTypeAlreadyExists.
Result<domain::ShiftType> create_shift_type(pg::Tx& tx, const domain::ShiftTypeDraft& draft);
// Errors: also not_found shiftType, stale.
Result<domain::ShiftType> update_shift_type(
    pg::Tx& tx, const ShiftTypeId& id, std::int64_t if_version, const domain::Patch<domain::ShiftTypeDraft>& patch
);
// It stays readable, and out of lists. Errors: not_found shiftType, stale.
Result<domain::ShiftType> remove_shift_type(pg::Tx& tx, const ShiftTypeId& id, std::int64_t if_version);
Result<domain::ShiftType> get_shift_type(pg::Tx& tx, const ShiftTypeId& id);
Result<Page<domain::ShiftType>> list_shift_types(pg::Tx& tx, const ActiveQuery& query);

}  // namespace rollcall::shift::app
