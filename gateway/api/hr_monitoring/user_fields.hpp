// Users out of request bodies and queries.
#pragma once

#include "common/core/result.hpp"
#include "gateway/http/exchange.hpp"

#include <rollcall/identity/v1/identity.pb.h>
#include <span>
#include <string>
#include <string_view>

namespace rollcall::hr_monitoring {

// Errors: invalid_argument naming every bad field, by its name on this surface.
Result<identity::v1::CreateUserRequest> read_new_user(const http::Exchange& exchange);

using FieldNames = std::span<const std::string_view>;

inline constexpr std::string_view kAllUserFields[] = {
    "email",
    "full_name",
    "role",
    "status",
    "employee_code",
    "manager_id",
    "department_id",
    "shift_id",
    "designation",
    "phone",
    "badge_number",
    "site_id",
    "time_zone",
    "avatar"};

// The named fields of a body, others ignored, for the user of the path or, without one, the caller; and the If-Match.
// Errors as above; a field of `needed` that is not sent is one.
Result<identity::v1::UpdateUserRequest> read_user_change(
    const http::Exchange& exchange, FieldNames fields = kAllUserFields, FieldNames needed = {}
);

struct UserListQuery {
    identity::v1::ListUsersRequest request;
    int limit = 0;  // 0: not given
    int page = 1;   // what the cursor says
};

Result<UserListQuery> read_user_list(const http::Exchange& exchange);

// The first value of a query parameter; "" when there is none.
std::string query_value(const http::Exchange& exchange, std::string_view name);

// A positive number of a query. Error: invalid_argument on it.
Result<int> query_number(const http::Exchange& exchange, const std::string& name, int fallback, int most);

}  // namespace rollcall::hr_monitoring
