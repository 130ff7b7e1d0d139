#include "services/shift/store/moment.hpp"

#include "common/pg/tx.hpp"

namespace rollcall::shift::store {

Instant decided_at(const pg::Tx& tx) {
    return tx.decided_at();
}

CompanyId company_of(const pg::Tx& tx) {
    return tx.company();
}

}  // namespace rollcall::shift::store
