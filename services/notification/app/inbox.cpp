#include "services/notification/app/inbox.hpp"

#include "common/events/outbox.hpp"
#include "services/notification/store/inbox.hpp"

namespace rollcall::notification::app {

namespace {

Result<store::InboxFilter> read_filter(const InboxQuery& query) {
    store::InboxFilter filter;
    if (!query.is_read.empty()) filter.read = filter.unread = false;
    for (const auto& value : query.is_read) {
        if (value == "true")
            filter.read = true;
        else if (value == "false")
            filter.unread = true;
        else
            return fail(invalid_field("isRead", Fault::not_valid, "expected true or false"));
    }
    filter.types = query.types;
    filter.any_type = query.types.empty() && !query.no_type;
    return filter;
}

}  // namespace

Result<Page<domain::Notification>> list_inbox(pg::Tx& tx, const Principal& caller, const InboxQuery& query) {
    ROLLCALL_TRY(const auto paging, read_paging(query.page_number, query.page_rows, query.sort_by, "-createdAt"));
    ROLLCALL_TRY(const auto filter, read_filter(query));
    return store::list_inbox(tx, caller.user, paging, filter);
}

Result<std::int64_t> count_unread(pg::Tx& tx, const Principal& caller) {
    return store::count_unread(tx, caller.user);
}

Result<domain::Notification> mark_read(pg::Tx& tx, const Principal& caller, const NotificationId& id) {
    auto marked = store::mark_read(tx, caller.user, id);
    if (!marked) return fail(not_found("notification"));
    events::audit(tx, {.action = "notification.read", .entity = "notification", .entity_id = id.str()});
    return *marked;
}

Result<std::int64_t> mark_all_read(pg::Tx& tx, const Principal& caller) {
    const auto marked = store::mark_all_read(tx, caller.user);
    if (marked > 0)
        events::audit(tx, {.action = "notification.read_all", .entity = "user", .entity_id = caller.user.str()});
    return marked;
}

}  // namespace rollcall::notification::app
