// Clocking in and out by the clock on the wall: who may for whom, and which instant a local time is (rules 1, 6 and
// 19).
#pragma once

#include "services/attendance/domain/check_out.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rollcall::attendance::domain {

// What a clock showed where the person is.
struct WallTime {
    std::optional<Date> date;  // none: today there
    Seconds time{0};           // since midnight
};

struct Clocking {
    Principal caller;
    UserId user;                   // the caller, or whom they clock for
    std::optional<WallTime> told;  // none: now
    std::optional<Place> place;
    std::optional<std::string> place_name;
    std::optional<std::string> note;
    std::string source = "api";
    Instant received_at;
};

// Which instant that was: the nearest to `now` where clocks showed it twice. Error: invalid_argument on `field` where
// they never did.
Result<Instant> instant_of(const WallTime& told, const std::string& zone, Instant now, const char* field);

// The clocking as a check-in or check-out of the person among the facts. Errors, in this order: forbidden, for whoever
// may clock themselves only; not_found user; forbidden, for whoever is out of the caller's reach, which for those who
// lead is their direct reports; invalid_argument on timeIn or timeOut: a time that no clock showed, or one for somebody
// else that lies more than maxBackfillDays back.
Result<CheckIn> check_in_of(const Clocking& clocking, const PunchFacts& facts);
Result<CheckOut> check_out_of(const Clocking& clocking, const PunchFacts& facts);

}  // namespace rollcall::attendance::domain
