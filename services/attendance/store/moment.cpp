#include "services/attendance/store/moment.hpp"

#include "common/pg/tx.hpp"

namespace rollcall::attendance::store {

Instant decided_at(const pg::Tx& tx) {
    return tx.decided_at();
}

CompanyId company_of(const pg::Tx& tx) {
    return tx.company();
}

const pg::Origin& origin_of(const pg::Tx& tx) {
    return tx.origin();
}

}  // namespace rollcall::attendance::store
