// The external surface under /api/external/v1, for machines: a route demands a scope by the permission that the scope
// stands for (common/core/machine_scope.cpp).
#pragma once

#include "gateway/clients/clients.hpp"
#include "gateway/http/router.hpp"

#include <vector>

namespace rollcall::external {

inline constexpr char kBase[] = "/api/external/v1";

std::vector<http::Route> by_employee_routes(
    const clients::TimesheetsClient& sheets, const clients::ShiftClient& shifts
);
std::vector<http::Route> check_in_routes(const clients::AttendanceClient& client);

// `clients` must outlive the mount.
http::Mount mount(const clients::Clients& clients);

}  // namespace rollcall::external
