#include "gateway/clients/make_clients.hpp"
#include "gateway/clients/stubs.hpp"

#include <rollcall/notification/v1/notification.grpc.pb.h>

namespace rollcall::clients {

NotificationClient make_notification_client(std::shared_ptr<Peer> peer, AnswerQueue& answers) {
    using namespace notification::v1;
    using Stub = Notifications::Stub;
    const Stubs<Notifications> stubs(std::move(peer), answers);
    return {
        .list = stubs.read<ListNotificationsRequest, NotificationList>(&Stub::PrepareAsyncListNotifications),
        .count_unread = stubs.read<common::v1::Empty, UnreadCount>(&Stub::PrepareAsyncCountUnread),
        .mark_read = stubs.write<MarkReadRequest, Notification>(&Stub::PrepareAsyncMarkRead),
        .mark_all_read = stubs.write<common::v1::Empty, UnreadCount>(&Stub::PrepareAsyncMarkAllRead),
        .create_announcement =
            stubs.write<WriteAnnouncementRequest, Announcement>(&Stub::PrepareAsyncCreateAnnouncement),
        .update_announcement =
            stubs.write<WriteAnnouncementRequest, Announcement>(&Stub::PrepareAsyncUpdateAnnouncement),
        .list_announcements =
            stubs.read<ListAnnouncementsRequest, AnnouncementList>(&Stub::PrepareAsyncListAnnouncements),
        .list_all_announcements =
            stubs.read<ListAnnouncementsRequest, AnnouncementList>(&Stub::PrepareAsyncListAllAnnouncements),
    };
}

}  // namespace rollcall::clients
