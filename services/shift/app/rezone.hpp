// Rule 6: a change of a site's or a company's zone moves the shifts that took it and have not begun.
#pragma once

#include "common/pg/database.hpp"
#include "services/shift/domain/organisation.hpp"

namespace rollcall::shift::app {

// Errors: conflict shiftOverlaps, or invalid_argument where the clocks leave nothing of a shift.
Result<void> rezone_site(pg::Tx& tx, const domain::Site& site, const std::string& time_zone);

// A company's zone changes elsewhere and cannot be refused here: a shift that would overlap another of the same person
// stays at the hours it had, in the zone it had.
void rezone_company(pg::Tx& tx, const std::string& time_zone);

}  // namespace rollcall::shift::app
