// Users out of request bodies and queries.
#pragma once

#include "common/core/result.hpp"
#include "gateway/http/exchange.hpp"

#include <rollcall/identity/v1/identity.pb.h>

namespace rollcall::hr_monitoring {

// Errors: invalid_argument naming every bad field, by its name on this surface.
Result<identity::v1::CreateUserRequest> read_new_user(const http::Exchange& exchange);
// As above; also the path's user_id and the If-Match.
Result<identity::v1::UpdateUserRequest> read_user_change(const http::Exchange& exchange);

struct UserListQuery {
    identity::v1::ListUsersRequest request;
    int limit = 0;  // 0: not given
    int page = 1;   // what the cursor says
};

Result<UserListQuery> read_user_list(const http::Exchange& exchange);

}  // namespace rollcall::hr_monitoring
