// What another system is told of one person's attendance.
#pragma once

#include "services/attendance/store/attended_store.hpp"

namespace rollcall::attendance::app {

struct AttendedPage {
    std::vector<domain::Attended> attended;
    std::optional<store::AttendedCursor> next;  // none: that was all
};

// A page may be shorter than asked for where there are very many check-ins.
AttendedPage list_attended(pg::Tx& tx, const UserId& user, const store::AttendedQuery& query);

}  // namespace rollcall::attendance::app
