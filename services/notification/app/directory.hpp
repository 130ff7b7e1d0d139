#pragma once

#include "common/core/result.hpp"
#include "services/notification/domain/person.hpp"

#include <functional>
#include <vector>

namespace rollcall::notification::app {

// Asks identity, the owner, for people the projection does not have yet; no ids: everybody of the company. Unknown ids
// are left out. Errors: unavailable.
using Directory = std::function<Result<std::vector<domain::Person>>(const CompanyId&, const std::vector<UserId>&)>;

}  // namespace rollcall::notification::app
