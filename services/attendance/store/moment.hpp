// What a transaction knows of its cause, for use cases that do not see the transaction's inside.
#pragma once

#include "common/core/id.hpp"
#include "common/core/instant.hpp"
#include "common/pg/origin.hpp"

namespace rollcall::pg {
class Tx;
}

namespace rollcall::attendance::store {

Instant decided_at(const pg::Tx& tx);
CompanyId company_of(const pg::Tx& tx);
const pg::Origin& origin_of(const pg::Tx& tx);

}  // namespace rollcall::attendance::store
