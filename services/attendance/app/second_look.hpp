// Rule 3: a punch whose kind fits nothing is looked at again once something has changed that it may fit.
#pragma once

#include "common/core/id.hpp"
#include "common/core/result.hpp"

#include <vector>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::attendance::app {

// What waits of these people finds its record now, where it has one. Those who had no look due, or whom somebody else
// holds, are left alone. How many were looked at.
Result<int> look_again(pg::Tx& tx, const std::vector<UserId>& people);
// What waits of that person cannot be looked at as things are; in some minutes they may be otherwise.
void look_again_later(pg::Tx& tx, const UserId& person);

}  // namespace rollcall::attendance::app
