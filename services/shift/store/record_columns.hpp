// The four columns every planned object ends with.
#pragma once

#include "common/pg/tx.hpp"
#include "services/shift/domain/record.hpp"

namespace rollcall::shift::store {

// Reads is_active, record_version, created_at, updated_at from `first` on.
inline domain::Record record_at(const pqxx::row& row, pqxx::row::size_type first) {
    return {
        row[first].as<bool>(),
        row[first + 1].as<std::int64_t>(),
        row[first + 2].as<Instant>(),
        row[first + 3].as<Instant>()};
}

}  // namespace rollcall::shift::store
