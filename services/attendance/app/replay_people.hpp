// People's records anew from the moment on at which machines said something new (domain/replay.hpp).
#pragma once

#include "common/core/result.hpp"
#include "services/attendance/store/history_store.hpp"

#include <vector>

namespace rollcall::attendance::app {

// `arrivals` are not stored yet, and not stored here: they come back in their places. All else that moved is stored,
// with its events. The people must be locked. Errors: stale.
Result<std::vector<domain::MachinePunch>> replay_people(
    pg::Tx& tx, const std::vector<store::WantedHistory>& wanted, const std::vector<domain::MachinePunch>& arrivals
);

}  // namespace rollcall::attendance::app
