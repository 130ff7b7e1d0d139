// Records as the HR surface lists them: newest first, by business date and check-in, in pieces.
#pragma once

#include "common/core/result.hpp"
#include "services/attendance/store/record_store.hpp"

namespace rollcall::attendance::store {

// Where a piece begins: after this record.
struct SessionCursor {
    Date date{};
    std::optional<Instant> check_in;  // an absence has none, and comes behind the day's others
    RecordId id;
};

struct SessionQuery {
    std::optional<UserId> of_user;
    std::optional<UserId> of_team;  // who reports to that person; neither: the company; both: the user, if in the team
    std::optional<Date> from, to;   // on the business date, inclusive
    bool include_absences = false;
    std::optional<SessionCursor> after, until;  // until: the last one
    int limit = 500;
    int rows_in_all = 0;  // 0: no matter
};

// One more than `limit` where there are more. Two statements at most, whatever is found.
std::vector<RecordView> list_sessions(pg::Tx& tx, const SessionQuery& query);
// Of the last record of `rows_in_all`; none when there are no more than that.
std::optional<SessionCursor> end_of_sessions(pg::Tx& tx, const SessionQuery& query);

}  // namespace rollcall::attendance::store
