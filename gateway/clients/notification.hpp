#pragma once

#include "gateway/clients/call.hpp"

#include <rollcall/notification/v1/notification.pb.h>

namespace rollcall::clients {

struct NotificationClient {
    Rpc<notification::v1::ListNotificationsRequest, notification::v1::NotificationList> list;
    Rpc<common::v1::Empty, notification::v1::UnreadCount> count_unread;
    Rpc<notification::v1::MarkReadRequest, notification::v1::Notification> mark_read;
    Rpc<common::v1::Empty, notification::v1::UnreadCount> mark_all_read;
    Rpc<notification::v1::WriteAnnouncementRequest, notification::v1::Announcement> create_announcement;
    Rpc<notification::v1::WriteAnnouncementRequest, notification::v1::Announcement> update_announcement;
    Rpc<notification::v1::ListAnnouncementsRequest, notification::v1::AnnouncementList> list_announcements;
    Rpc<notification::v1::ListAnnouncementsRequest, notification::v1::AnnouncementList> list_all_announcements;
};

}  // namespace rollcall::clients
