// Rows as XLSX: made whole in a temporary file, which is then sent in pieces.
#pragma once

#include "gateway/export/table.hpp"
#include "gateway/export/workshop.hpp"
#include "gateway/http/pieces.hpp"

#include <memory>

namespace rollcall::exports {

// Errors of its first piece: those of the rows; unprocessable tooManyRows; unavailable. `workshop` must outlive it.
std::unique_ptr<http::Pieces> xlsx_pieces(Table table, Workshop& workshop);

}  // namespace rollcall::exports
