#pragma once

#include "common/pg/database.hpp"

namespace rollcall::shift::store {

// What this schema's constraints mean to a caller.
pg::ConstraintMeanings constraint_meanings();

}  // namespace rollcall::shift::store
