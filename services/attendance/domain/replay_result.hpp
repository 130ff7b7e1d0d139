// What a replay has changed, read off its sheets. Private to the replay.
#pragma once

#include "services/attendance/domain/sheet.hpp"

#include <deque>

namespace rollcall::attendance::domain {

// Where the sheets contradict each other (closed records would overlap, two be open), nothing is changed and every
// punch that has no place yet is set aside.
Replayed replay_result(const ReplayFacts& facts, const std::deque<Sheet>& sheets);

}  // namespace rollcall::attendance::domain
