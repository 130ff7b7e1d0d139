// A shift as a row: the select list and its reader, for the store's own files.
#pragma once

#include "common/pg/tx.hpp"
#include "services/shift/domain/shift.hpp"

#define SHIFT_COLUMNS                                                                                         \
    "id, shift_date, start_minute, end_minute, time_zone, zone_inherited, starts_at, ends_at, dst_adjusted, " \
    "location, site_id, department_id, shift_type_id, grace_minutes, interval_minutes, tolerance_minutes, "   \
    "break_minutes, status, missed_count, first_punch_at, created_by, record_version, created_at, updated_at, name"

namespace rollcall::shift::store {

domain::Shift read_shift(const pqxx::row& row);

}  // namespace rollcall::shift::store
