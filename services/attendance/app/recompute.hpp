// Records folded again: from what they keep of their inputs, or from today's.
#pragma once

#include "common/core/result.hpp"
#include "services/attendance/store/recompute_store.hpp"

namespace rollcall::attendance::app {

struct Recompute {
    Date from{};
    Date to{};             // on the business date, inclusive
    bool refresh = false;  // today's shift and the policy in force on the record's date, instead of its snapshot
    bool dry_run = false;
    std::optional<store::SessionCursor> after;
    int limit = 500;
};

// One figure that came out differently.
struct Difference {
    std::string name;
    std::string before;
    std::string after;
};

struct Recomputed {
    domain::Record before;
    std::vector<Difference> differences;
};

struct RecomputedBatch {
    int looked_at = 0;
    std::vector<Recomputed> changed;
    std::optional<store::SessionCursor> next;  // none: that was the last batch
};

// Without `refresh` every stored row is reproduced, so that whatever is changed was not made by the fold.
Result<RecomputedBatch> recompute(pg::Tx& tx, const Recompute& request);

}  // namespace rollcall::attendance::app
