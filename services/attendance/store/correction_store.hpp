// Corrections (rule 13) and what a decision about one needs to know.
#pragma once

#include "services/attendance/domain/correction.hpp"

#include <vector>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::attendance::store {

// Locks the record, so that of two deciders one waits and then sees what the other decided.
domain::CorrectionFacts correction_facts(pg::Tx& tx, const UserId& caller, const RecordId& record);

void put_correction(pg::Tx& tx, const domain::Correction& correction);

// Everybody active who could decide now, but for `asker` and the owner: whom the owner reports to, hr and admins. At
// most 100.
std::vector<UserId> reviewers_of(pg::Tx& tx, const UserId& owner, const UserId& asker);

}  // namespace rollcall::attendance::store
