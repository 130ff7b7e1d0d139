// Rows of machine_punch as the table spells them. Private to this folder.
#pragma once

#include "common/pg/row_array.hpp"
#include "services/attendance/store/machine_punch_store.hpp"

#include <pqxx/pqxx>

namespace rollcall::attendance::store {

// What machine_from reads, of a table that is called m.
#define MACHINE_COLUMNS                                                                                               \
    "m.id, m.user_id, m.kind, m.at, m.received_at, m.source, m.sequence, m.lat, m.lng, m.accuracy, m.place_verdict, " \
    "m.hold, m.disposition, m.resolved, m.record_id, m.why"
inline constexpr int kMachineColumns = 16;

domain::MachinePunch machine_from(const pqxx::row& row);
// In the table's order; `code_kind` by its name.
void append(pg::RowArray& rows, const CompanyId& company, const MachinePunchRow& row, std::string_view code_kind);

}  // namespace rollcall::attendance::store
