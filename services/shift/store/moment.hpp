// The moment a transaction decides by, for use cases that do not see the transaction's inside.
#pragma once

#include "common/core/id.hpp"
#include "common/core/instant.hpp"

namespace rollcall::pg {
class Tx;
}

namespace rollcall::shift::store {

Instant decided_at(const pg::Tx& tx);
CompanyId company_of(const pg::Tx& tx);

}  // namespace rollcall::shift::store
