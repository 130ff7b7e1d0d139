// The WorkforceOS surface: what attendance, shift, notification and auth offer under their four base paths.
#pragma once

#include "gateway/clients/clients.hpp"
#include "gateway/http/router.hpp"

namespace rollcall::workforceos {

inline constexpr char kAttendanceBase[] = "/attendancemanagement-api";
inline constexpr char kShiftBase[] = "/shiftmanagement-api";
inline constexpr char kNotificationBase[] = "/notification-api";
inline constexpr char kAuthBase[] = "/auth-api";

// `clients` must outlive the mount. Also takes paths that no surface knows.
http::Mount mount(const clients::Clients& clients);

// One function per group, each in its own file.
std::vector<http::Route> punch_routes(const clients::AttendanceClient& client);
std::vector<http::Route> record_routes(const clients::AttendanceClient& client);
std::vector<http::Route> policy_routes(const clients::AttendanceClient& client);
std::vector<http::Route> shift_routes(const clients::ShiftClient& client);
std::vector<http::Route> assignment_routes(const clients::ShiftClient& client);
std::vector<http::Route> site_routes(const clients::ShiftClient& client);
std::vector<http::Route> shift_type_routes(const clients::ShiftClient& client);
std::vector<http::Route> department_routes(const clients::ShiftClient& client);
std::vector<http::Route> holiday_routes(const clients::ShiftClient& client);
std::vector<http::Route> notification_routes(const clients::NotificationClient& client);
std::vector<http::Route> auth_routes(const clients::IdentityClient& client);

}  // namespace rollcall::workforceos
