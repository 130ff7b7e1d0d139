// What the exceptions centre is computed from, and what was decided about it.
#pragma once

#include "services/attendance/domain/exception.hpp"
#include "services/attendance/store/record_store.hpp"

#include <map>
#include <set>

namespace rollcall::attendance::store {

struct DayRange {
    Date from{};
    Date to{};  // inclusive
};

// Who the centre shows something about.
struct WatchedPerson {
    UserId id;
    std::optional<UserId> lead;
    std::string email, full_name;
    std::optional<DepartmentId> department_id;
    std::optional<std::string> department;
};

// Active people; with `lead`, those who report to that person.
std::map<UserId, WatchedPerson> watched_people(pg::Tx& tx, const std::optional<UserId>& lead);

struct RecordInQuestion {
    domain::Record record;
    std::optional<domain::Correction> correction;
    std::optional<std::string> shift_name;
};

// Records of those days that may be exceptional, by date and check-in; of one person with `user`. At most `limit`.
std::vector<RecordInQuestion> records_in_question(
    pg::Tx& tx, const DayRange& days, const std::optional<UserId>& user, int limit
);

// Somebody assigned to a shift that began before `now` and has not ended, who has no record of it and is nowhere else.
struct MissingPerson {
    UserId user;
    domain::ShiftInstance shift;
    std::optional<std::string> shift_name;
};

std::vector<MissingPerson> missing_people(pg::Tx& tx, const DayRange& days, Instant now);

struct ExceptionDecision {
    std::string status;  // resolved, dismissed
    std::optional<std::string> note;
    UserId decided_by;
    Instant decided_at;
};

std::map<domain::ExceptionKey, ExceptionDecision> exception_decisions(pg::Tx& tx, const DayRange& days);
void decide_exception(pg::Tx& tx, const domain::ExceptionKey& key, const ExceptionDecision& decision);

}  // namespace rollcall::attendance::store
