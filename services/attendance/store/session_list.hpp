// Records as the HR surface lists them: newest first, by business date, in pieces.
#pragma once

#include "common/core/result.hpp"
#include "services/attendance/store/record_store.hpp"

namespace rollcall::attendance::store {

// Where a piece begins: after this record.
struct SessionCursor {
    Date date{};
    RecordId id;
};

struct SessionQuery {
    std::optional<UserId> of_user;
    std::optional<UserId> of_team;  // who reports to that person; neither: the company
    std::optional<Date> from, to;   // on the business date, inclusive
    bool include_absences = false;
    std::optional<SessionCursor> after;
    int limit = 500;
};

// One more than `limit` where there are more. Two statements at most, whatever is found.
std::vector<RecordView> list_sessions(pg::Tx& tx, const SessionQuery& query);

}  // namespace rollcall::attendance::store
