// Attendance rows as the tables spell them. Private to this folder.
#pragma once

#include "common/pg/row_array.hpp"
#include "services/attendance/domain/correction.hpp"

#include <pqxx/pqxx>

namespace rollcall::attendance::store {

// How many columns @schema@.record has.
inline constexpr int kRecordColumns = 40;

// Reads the record whose columns start at `first`, in table order; nothing when they are null (an outer join).
std::optional<domain::Record> record_from(const pqxx::row& row, int first);
domain::Punch punch_from(const pqxx::row& row);
// How many columns @schema@.correction has; as record_from.
inline constexpr int kCorrectionColumns = 16;
std::optional<domain::Correction> correction_from(const pqxx::row& row, int first);

void append(pg::RowArray& rows, const domain::Record& record);
void append(pg::RowArray& rows, const domain::Record& record, const domain::Punch& punch);
void append(pg::RowArray& rows, const domain::Record& record, const domain::Resolution& resolution);

}  // namespace rollcall::attendance::store
