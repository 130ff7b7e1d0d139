#include "gateway/clients/make_clients.hpp"
#include "gateway/clients/stubs.hpp"

#include <rollcall/notification/v1/notification.grpc.pb.h>

namespace rollcall::clients {

NotificationClient make_notification_client(std::shared_ptr<Peer> peer) {
    using namespace notification::v1;
    using Async = class Notifications::Stub::async;
    const Stubs<Notifications> stubs(std::move(peer));
    return {
        .list = stubs.read<ListNotificationsRequest, NotificationList>(&Async::ListNotifications),
        .count_unread = stubs.read<common::v1::Empty, UnreadCount>(&Async::CountUnread),
        .mark_read = stubs.write<MarkReadRequest, Notification>(&Async::MarkRead),
        .mark_all_read = stubs.write<common::v1::Empty, UnreadCount>(&Async::MarkAllRead),
    };
}

}  // namespace rollcall::clients
