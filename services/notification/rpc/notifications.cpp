#include "services/notification/rpc/notifications.hpp"

#include "services/notification/app/inbox.hpp"

namespace rollcall::notification::rpc {

namespace {

using service::Call;

v1::Notification to_message(const CompanyId& company, const domain::Notification& notification) {
    v1::Notification message;
    message.set_id(notification.id.str());
    message.set_company_id(company.str());
    message.set_user_id(notification.user.str());
    message.set_type(notification.type);
    message.set_title(notification.title);
    message.set_message(notification.message);
    message.set_data_json(notification.data);
    message.set_is_read(notification.read_at.has_value());
    if (notification.read_at) message.set_read_at_us(to_unix_micros(*notification.read_at));
    message.set_created_at_us(to_unix_micros(notification.created_at));
    return message;
}

app::InboxQuery query_of(const v1::ListNotificationsRequest& request) {
    const auto& page = request.page();
    return {
        .page_number = page.page_number(),
        .page_rows = page.page_row_count(),
        .sort_by = page.sort_by(),
        .is_read = {request.is_read().values().begin(), request.is_read().values().end()},
        .types = {request.type().values().begin(), request.type().values().end()},
        .no_type = request.type().or_null(),
    };
}

v1::UnreadCount count_of(std::int64_t count) {
    v1::UnreadCount message;
    message.set_count(count);
    return message;
}

}  // namespace

Notifications::Reactor* Notifications::ListNotifications(
    Context* context, const v1::ListNotificationsRequest* request, v1::NotificationList* answer
) {
    return endpoint_.read<v1::ListNotificationsRequest, v1::NotificationList>(
        context,
        request,
        answer,
        Permission::inbox_own,
        [](pg::Tx& tx, const Call& call, const v1::ListNotificationsRequest& asked) -> Result<v1::NotificationList> {
            ROLLCALL_TRY(const auto page, app::list_inbox(tx, *call.principal, query_of(asked)));
            v1::NotificationList list;
            for (const auto& notification : page.rows)
                *list.add_notifications() = to_message(call.principal->company, notification);
            list.set_total(page.total);
            return list;
        }
    );
}

Notifications::Reactor* Notifications::CountUnread(Context* context, const Empty* request, v1::UnreadCount* answer) {
    return endpoint_.read<Empty, v1::UnreadCount>(
        context,
        request,
        answer,
        Permission::inbox_own,
        [](pg::Tx& tx, const Call& call, const Empty&) -> Result<v1::UnreadCount> {
            ROLLCALL_TRY(const auto count, app::count_unread(tx, *call.principal));
            return count_of(count);
        }
    );
}

Notifications::Reactor* Notifications::MarkRead(
    Context* context, const v1::MarkReadRequest* request, v1::Notification* answer
) {
    return endpoint_.write<v1::MarkReadRequest, v1::Notification>(
        context,
        request,
        answer,
        Permission::inbox_own,
        [](pg::Tx& tx, const Call& call, const v1::MarkReadRequest& asked) -> Result<v1::Notification> {
            const auto id = NotificationId::parse(asked.id());
            if (!id) return fail(invalid_field("notificationId", Fault::not_an_id, "expected a UUID"));
            ROLLCALL_TRY(const auto marked, app::mark_read(tx, *call.principal, *id));
            return to_message(call.principal->company, marked);
        }
    );
}

Notifications::Reactor* Notifications::MarkAllRead(Context* context, const Empty* request, v1::UnreadCount* answer) {
    return endpoint_.write<Empty, v1::UnreadCount>(
        context,
        request,
        answer,
        Permission::inbox_own,
        [](pg::Tx& tx, const Call& call, const Empty&) -> Result<v1::UnreadCount> {
            ROLLCALL_TRY(const auto count, app::mark_all_read(tx, *call.principal));
            return count_of(count);
        }
    );
}

}  // namespace rollcall::notification::rpc
