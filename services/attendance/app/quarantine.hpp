// Punches of machines that wait for a reviewer's word.
#pragma once

#include "common/core/result.hpp"
#include "services/attendance/store/machine_punch_store.hpp"

namespace rollcall::attendance::app {

// Takes the hold off a punch, or looks again at one whose kind was illegal. Errors: not_found punch; conflict
// punchDecidedAlready, punchHasNobody (give somebody its code first), punchDoesNotFit (its reason says why).
Result<store::MachinePunchRow> apply_quarantined(pg::Tx& tx, const PunchId& punch);

// Puts it aside for good. Errors: not_found punch; conflict punchDecidedAlready.
Result<store::MachinePunchRow> dismiss_quarantined(pg::Tx& tx, const PunchId& punch);

}  // namespace rollcall::attendance::app
