// Rows as CSV: RFC 4180, UTF-8 behind a byte order mark, for without one Excel takes it for something else.
#pragma once

#include "gateway/export/table.hpp"
#include "gateway/http/pieces.hpp"

#include <memory>
#include <string>

namespace rollcall::exports {

inline constexpr char kByteOrderMark[] = "\xEF\xBB\xBF";

// One row with its line end. Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay
// numbers.
void append_csv(std::string& out, const Row& row);

// The whole table, made while it is sent: a batch of rows is a piece.
std::unique_ptr<http::Pieces> csv_pieces(Table table);

}  // namespace rollcall::exports
