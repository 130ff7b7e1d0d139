// An assignment as a row: the select list and its reader, for the store's own files.
#pragma once

#include "common/pg/tx.hpp"
#include "services/shift/domain/shift.hpp"

#define ASSIGNMENT_COLUMNS "id, shift_id, user_id, status, created_by, record_version, created_at, updated_at"

namespace rollcall::shift::store {

domain::Assignment read_assignment(const pqxx::row& row);

}  // namespace rollcall::shift::store
