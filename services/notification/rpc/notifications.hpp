// The gRPC surface of the notification service.
#pragma once

#include "common/service/endpoint.hpp"
#include "rollcall/notification/v1/notification.grpc.pb.h"

namespace rollcall::notification::rpc {

class Notifications final : public v1::Notifications::CallbackService {
  public:
    explicit Notifications(service::Endpoint& endpoint) : endpoint_(endpoint) {}

    using Context = grpc::CallbackServerContext;
    using Reactor = grpc::ServerUnaryReactor;
    using Empty = common::v1::Empty;

    Reactor* ListNotifications(Context*, const v1::ListNotificationsRequest*, v1::NotificationList*) override;
    Reactor* CountUnread(Context*, const Empty*, v1::UnreadCount*) override;
    Reactor* MarkRead(Context*, const v1::MarkReadRequest*, v1::Notification*) override;
    Reactor* MarkAllRead(Context*, const Empty*, v1::UnreadCount*) override;

  private:
    service::Endpoint& endpoint_;
};

}  // namespace rollcall::notification::rpc
