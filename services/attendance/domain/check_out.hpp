// Whether a check-out may happen, and what it makes (rules 1, 2, 7 to 9).
#pragma once

#include "services/attendance/domain/check_in.hpp"

namespace rollcall::attendance::domain {

struct CheckOut {
    Principal caller;
    std::optional<RecordId> record;  // none: the open one
    std::optional<Instant> claimed_at;
    std::optional<Place> place;
    std::string source = "api";
    CheckOutReasons reasons;
    bool asks_for_reasons = false;  // the client could have sent reasons, so the policy may demand them
    Instant received_at;
    std::optional<UserId> user = {};  // whom a privileged caller acts for, within their reach; none: the caller
    std::optional<std::string> note = {};
    std::optional<std::string> place_name = {};

    bool is_for_another() const { return user && *user != caller.user; }
};

// The record that the check-out is about: the one it names, else the open one, else the last one when the system closed
// it and its time to check out is not over (rule 12). Null: there is none.
const Record* left_by(const PunchFacts& facts, const CheckOut& request);

// `punches` are all of that record's, facts.policy is the one it began with. Errors, in this order: not_found
// attendanceRecord, noOpenRecord; forbidden (somebody else's, unless the request is for them); alreadyCheckedOut,
// notCheckedIn, checkOutTooLate (conflict); checkInTime, checkOutTime not valid (invalid_argument), for another only;
// earlyCheckoutReasonRequired, afterShiftReasonRequired (unprocessable).
Result<RecordChange> decide_check_out(const PunchFacts& facts, const CheckOut& request, std::vector<Punch> punches);

// Rule 4: closes `record` at its shift's end as incomplete. `punches` are all of its punches.
RecordChange close_forgotten(
    const Record& record, const Policy& policy, std::vector<Punch> punches, Instant decided_at
);

// Rules 12 and 14: closes `record` as incomplete at that moment, or at its last punch when that is later.
RecordChange close_at(
    const Record& record,
    const Policy& policy,
    std::vector<Punch> punches,
    Instant at,
    Instant decided_at,
    std::optional<std::string> note = {}
);

}  // namespace rollcall::attendance::domain
