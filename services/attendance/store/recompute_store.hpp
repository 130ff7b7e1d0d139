// Records in batches, with their punches, to be folded again.
#pragma once

#include "services/attendance/store/session_list.hpp"

#include <vector>

namespace rollcall::attendance::store {

struct RecomputeRange {
    Date from{};
    Date to{};
    std::optional<SessionCursor> after;
    int limit = 500;
};

struct RecordWithPunches {
    domain::Record record;
    std::vector<domain::Punch> punches;
};

// By date and id, oldest first; locked, so that nobody changes them meanwhile.
std::vector<RecordWithPunches> records_to_recompute(pg::Tx& tx, const RecomputeRange& range);

}  // namespace rollcall::attendance::store
