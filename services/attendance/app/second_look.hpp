// Rule 3: what machines have said is looked at again once something has changed that it may fit now: a punch that
// fitted nothing, and all around a shift that is made, moved or given to somebody after the fact.
#pragma once

#include "common/core/id.hpp"
#include "common/core/result.hpp"

#include <vector>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::attendance::app {

// Their punches find the records that are theirs now, where there is one. Those who had no look due, or whom somebody
// else holds, are left alone. How many were looked at.
Result<int> look_again(pg::Tx& tx, const std::vector<UserId>& people);
// What waits of that person cannot be looked at as things are; in some minutes they may be otherwise.
void look_again_later(pg::Tx& tx, const UserId& person);

}  // namespace rollcall::attendance::app
