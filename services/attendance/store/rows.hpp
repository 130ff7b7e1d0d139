// Attendance rows as the tables spell them. Private to this folder.
#pragma once

#include "common/pg/row_array.hpp"
#include "services/attendance/domain/facts.hpp"

#include <pqxx/pqxx>

namespace rollcall::attendance::store {

// How many columns @schema@.record has.
inline constexpr int kRecordColumns = 29;

// Reads the record whose columns start at `first`, in table order; nothing when they are null (an outer join).
std::optional<domain::Record> record_from(const pqxx::row& row, int first);
domain::Punch punch_from(const pqxx::row& row);

void append(pg::RowArray& rows, const domain::Record& record);
void append(pg::RowArray& rows, const domain::Record& record, const domain::Punch& punch);
void append(pg::RowArray& rows, const domain::Record& record, const domain::Resolution& resolution);

}  // namespace rollcall::attendance::store
