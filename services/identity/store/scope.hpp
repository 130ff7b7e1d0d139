// What a transaction is about, without libpqxx.
#pragma once

#include "common/core/id.hpp"

namespace rollcall::pg {
class Tx;
}

namespace rollcall::identity::store {

CompanyId company_of(const pg::Tx& tx);
// One moment for all that the transaction writes.
Instant decided_at(const pg::Tx& tx);

}  // namespace rollcall::identity::store
