// What replays need to know of people, and the storing of what they changed.
#pragma once

#include "common/core/result.hpp"
#include "services/attendance/domain/replay.hpp"
#include "services/attendance/store/desk_store.hpp"

#include <map>
#include <vector>

namespace rollcall::attendance::store {

struct WantedHistory {
    domain::Employee employee;
    Instant from;
};

// Of people who are locked, in a constant number of statements: their records, punches, shifts and policies, and what
// machines said from that moment on.
std::map<UserId, domain::ReplayFacts> find_histories(pg::Tx& tx, const std::vector<WantedHistory>& wanted);
domain::PolicyBook policy_book(pg::Tx& tx);

struct HistoryChanges {
    std::vector<Write> writes;
    std::vector<PunchId> removed;  // punches, from whatever record of `writes` or `emptied` they are in
    std::vector<domain::Record> emptied;
    std::vector<domain::MachinePunch> placed;
};

// All of it, or the transaction must fail: by an exception or an error (stale: somebody else's change came first).
Result<void> store_histories(pg::Tx& tx, const HistoryChanges& changes);

}  // namespace rollcall::attendance::store
