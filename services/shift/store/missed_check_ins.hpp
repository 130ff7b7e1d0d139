// How many periodic check-ins of a shift never came.
#pragma once

#include "common/core/id.hpp"

#include <cstdint>
#include <optional>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::shift::store {

struct MissedCheckIns {
    RecordId record;
    std::optional<ShiftId> shift;  // none: the record belongs to none any more
    int missed = 0;
    std::int64_t sequence = 0;  // the event's; what is older than what is known is passed over
};

// Keeps them, and the shifts' sums.
void put_missed_check_ins(pg::Tx& tx, const MissedCheckIns& told);

}  // namespace rollcall::shift::store
