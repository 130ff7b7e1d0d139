#pragma once

#include "common/pg/database.hpp"

namespace rollcall::shift::app {

// Starts and ends a batch of this company's shifts whose moment has come, each with its event. Returns how many.
Result<int> advance_due_shifts(pg::Tx& tx);

}  // namespace rollcall::shift::app
