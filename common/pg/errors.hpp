// PostgreSQL -> Error: the only place. libpqxx's texts contain row values and are never forwarded.
#pragma once

#include "common/pg/database.hpp"

#include <exception>

namespace rollcall::pg {

struct Failure {
    Error error;
    bool connection_is_sound = false;  // a clean SQL error: the session can go on
    bool worth_repeating = false;      // serialization failure or deadlock: nothing was done
};

// Understands what was thrown while a statement ran.
Failure to_failure(const std::exception_ptr& thrown, const ConstraintMeanings& meanings);

}  // namespace rollcall::pg
