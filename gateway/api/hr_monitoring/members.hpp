// The people of a department or a shift, without what is only theirs.
#pragma once

#include "gateway/clients/clients.hpp"
#include "gateway/http/route.hpp"

#include <optional>
#include <set>
#include <string>

namespace rollcall::hr_monitoring {

// Those of `filter` that the caller may see and who have not left; of them `only` those, where given.
http::Answer list_members(
    http::Exchange& exchange,
    const clients::Clients& clients,
    identity::v1::ListUsersRequest filter,
    std::optional<std::set<std::string>> only
);

}  // namespace rollcall::hr_monitoring
