// How users are written: what other services know of them is checked there first.
#pragma once

#include "gateway/clients/clients.hpp"
#include "gateway/http/route.hpp"

#include <rollcall/identity/v1/identity.pb.h>

namespace rollcall::hr_monitoring {

// `clients` must outlive the actions. Errors besides the service's: invalid_argument on departmentId and siteId, unless
// they name an active one.
http::Action write_new_user(const clients::Clients& clients, identity::v1::CreateUserRequest request);
http::Action write_user_change(const clients::Clients& clients, identity::v1::UpdateUserRequest request);

http::HttpResponse render_user(const http::Exchange& exchange, const identity::v1::User& user);

}  // namespace rollcall::hr_monitoring
