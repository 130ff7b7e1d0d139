#include "services/identity/store/scope.hpp"

#include "common/pg/tx.hpp"

namespace rollcall::identity::store {

CompanyId company_of(const pg::Tx& tx) {
    return tx.company();
}

Instant decided_at(const pg::Tx& tx) {
    return tx.decided_at();
}

}  // namespace rollcall::identity::store
