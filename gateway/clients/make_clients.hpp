// One function per service, each in its own file. Included by clients/*.cpp only.
#pragma once

#include "gateway/clients/answer_queue.hpp"
#include "gateway/clients/clients.hpp"
#include "gateway/clients/peer.hpp"

#include <memory>

namespace rollcall::clients {

IdentityClient make_identity_client(std::shared_ptr<Peer> peer, AnswerQueue& answers);
DevicesClient make_devices_client(std::shared_ptr<Peer> peer, AnswerQueue& answers);
ShiftClient make_shift_client(std::shared_ptr<Peer> peer, AnswerQueue& answers);
AttendanceClient make_attendance_client(std::shared_ptr<Peer> peer, AnswerQueue& answers);
TimesheetsClient make_timesheets_client(std::shared_ptr<Peer> peer, AnswerQueue& answers);
NotificationClient make_notification_client(std::shared_ptr<Peer> peer, AnswerQueue& answers);
FollowingClient make_following_client(std::shared_ptr<Peer> peer, AnswerQueue& answers);
// `service` is static text.
AuditClient make_audit_client(std::string_view service, std::shared_ptr<Peer> peer, AnswerQueue& answers);

}  // namespace rollcall::clients
