// Rule 12: open records whose time is over, closed in batches.
#pragma once

#include "common/core/id.hpp"
#include "common/core/result.hpp"

#include <vector>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::attendance::app {

// Closes those of `overdue` that still are and that nobody else holds. Returns how many.
Result<int> close_overdue_records(pg::Tx& tx, const std::vector<RecordId>& overdue);

}  // namespace rollcall::attendance::app
