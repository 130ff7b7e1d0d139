// The exceptions centre: computed when asked for, within the caller's reach; only decisions are stored.
#pragma once

#include "common/core/principal.hpp"
#include "services/attendance/store/exception_store.hpp"

namespace rollcall::attendance::app {

struct ExceptionQuery {
    store::DayRange days;
    std::string status = "open";  // open, resolved, dismissed, all
    std::optional<domain::ExceptionType> type;
    std::optional<UserId> user;
    std::optional<DepartmentId> department;
    std::string search;  // part of a name or e-mail, in any case
};

struct ExceptionView {
    domain::Exception exception;
    store::WatchedPerson person;
    std::optional<store::ExceptionDecision> decision;  // none: open
    // Of the record, or of the shift nobody came to.
    std::optional<Instant> check_in_at, check_out_at, shift_starts_at, shift_ends_at;
    std::string zone;
    std::optional<std::string> shift_name = {};

    std::string status() const { return decision ? decision->status : "open"; }
};

// Newest date first, then newest detection; at most 20 000. Errors: invalid_argument when the range is reversed or
// longer than 31 days.
Result<std::vector<ExceptionView>> list_exceptions(pg::Tx& tx, const Principal& caller, const ExceptionQuery& query);

// The day it is for the company: where no range is asked for.
Date today_of_company(pg::Tx& tx);

struct DecideException {
    domain::ExceptionId id;
    std::string status;  // resolved, dismissed
    std::optional<std::string> note;
};

// Deciding again replaces the decision. Errors: forbidden for who leads nobody, or not this person; not_found exception
// when nothing of the kind is there.
Result<void> decide_exception(pg::Tx& tx, const Principal& caller, const DecideException& decision);

}  // namespace rollcall::attendance::app
