// Mail through the notification service.
#pragma once

#include "services/identity/app/mail.hpp"

#include <string>

namespace rollcall::identity::rpc {

app::SendMail mail_through(const std::string& notification_address, const std::string& internal_key);

}  // namespace rollcall::identity::rpc
