// The gRPC surface of the notification service.
#pragma once

#include "common/service/endpoint.hpp"
#include "rollcall/notification/v1/notification.grpc.pb.h"

namespace rollcall::notification::rpc {

class Notifications final : public v1::Notifications::CallbackService {
  public:
    // What happens to mail that is handed in.
    struct Post {
        bool sends = false;            // false: there is nowhere to send it
        std::function<void()> queued;  // called after each commit that queued one
    };

    Notifications(service::Endpoint& endpoint, pg::Database& database, Post post)
        : endpoint_(endpoint), database_(database), post_(std::move(post)) {}

    using Context = grpc::CallbackServerContext;
    using Reactor = grpc::ServerUnaryReactor;
    using Empty = common::v1::Empty;

    // notifications.cpp
    Reactor* ListNotifications(Context*, const v1::ListNotificationsRequest*, v1::NotificationList*) override;
    Reactor* CountUnread(Context*, const Empty*, v1::UnreadCount*) override;
    Reactor* MarkRead(Context*, const v1::MarkReadRequest*, v1::Notification*) override;
    Reactor* MarkAllRead(Context*, const Empty*, v1::UnreadCount*) override;

    // announcements.cpp
    Reactor* CreateAnnouncement(Context*, const v1::WriteAnnouncementRequest*, v1::Announcement*) override;
    Reactor* UpdateAnnouncement(Context*, const v1::WriteAnnouncementRequest*, v1::Announcement*) override;
    Reactor* ListAnnouncements(Context*, const v1::ListAnnouncementsRequest*, v1::AnnouncementList*) override;
    Reactor* ListAllAnnouncements(Context*, const v1::ListAnnouncementsRequest*, v1::AnnouncementList*) override;

    // mail.cpp
    Reactor* SendMail(Context*, const v1::SendMailRequest*, v1::SendMailResponse*) override;

  private:
    service::Endpoint& endpoint_;
    pg::Database& database_;
    const Post post_;
};

}  // namespace rollcall::notification::rpc
