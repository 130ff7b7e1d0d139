// Breaks as their record's row keeps them: [{"id", "type", "from", "to", "paid", "note"}], times in microseconds.
#pragma once

#include "services/attendance/domain/record.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace rollcall::attendance::store {

std::string breaks_to_json(const std::vector<domain::Break>& breaks);
// Throws when it is not what breaks_to_json wrote.
std::vector<domain::Break> breaks_from_json(std::string_view text);

}  // namespace rollcall::attendance::store
