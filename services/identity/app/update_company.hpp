#pragma once

#include "common/core/result.hpp"
#include "services/identity/domain/company.hpp"

#include <optional>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::identity::app {

struct CompanyChange {
    std::optional<std::string> name;
    std::optional<std::string> time_zone;  // moves no history; counts for shifts not yet begun (rule 6)
    std::int64_t if_version = 0;           // 0: any
};

Result<domain::Company> own_company(pg::Tx& tx);
// Errors: invalid_argument on name and timeZone; stale.
Result<domain::Company> update_company(pg::Tx& tx, const CompanyChange& change);

}  // namespace rollcall::identity::app
