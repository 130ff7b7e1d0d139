#pragma once

#include "common/core/principal.hpp"
#include "services/attendance/store/session_list.hpp"

namespace rollcall::attendance::app {

struct SessionPage {
    std::vector<store::RecordView> records;
    std::optional<store::SessionCursor> next;  // none: that was all
    std::optional<store::SessionCursor> end;   // of the last of `rows_in_all`, when there are more than that
};

// The caller's own, or with `team` those in their reach: hr and admins the company's, who leads their direct reports',
// the rest nobody's. `query` says the rest. Error: invalid_argument when from is later than to.
Result<SessionPage> list_sessions(pg::Tx& tx, const Principal& caller, bool team, store::SessionQuery query);

// What `query` asks for, whoever asks. Error as above.
Result<SessionPage> page_of_sessions(pg::Tx& tx, const store::SessionQuery& query);

}  // namespace rollcall::attendance::app
