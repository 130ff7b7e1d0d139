// A person's own inbox.
#pragma once

#include "common/core/paging.hpp"
#include "common/core/principal.hpp"
#include "common/pg/database.hpp"
#include "services/notification/domain/notification.hpp"

#include <string>
#include <vector>

namespace rollcall::notification::app {

struct InboxQuery {
    int page_number = 0;  // 0: the default
    int page_rows = 0;
    std::string sort_by;
    std::vector<std::string> is_read;  // "true", "false"; empty: both
    std::vector<std::string> types;    // empty: all
    bool no_type = false;              // asks for notifications without a type: there are none
};

// Newest first unless sorted. Errors: the filters and the sorting that do not parse.
Result<Page<domain::Notification>> list_inbox(pg::Tx& tx, const Principal& caller, const InboxQuery& query);
Result<std::int64_t> count_unread(pg::Tx& tx, const Principal& caller);
// Error: not_found notification, also for somebody else's.
Result<domain::Notification> mark_read(pg::Tx& tx, const Principal& caller, const NotificationId& id);
// How many were unread.
Result<std::int64_t> mark_all_read(pg::Tx& tx, const Principal& caller);

}  // namespace rollcall::notification::app
