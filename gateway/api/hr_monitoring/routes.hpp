// The HR Monitoring surface under /api/v1: users, auth and what admins do; unknown paths of the other /api prefixes
// too.
#pragma once

#include "gateway/clients/clients.hpp"
#include "gateway/clients/device_desk.hpp"
#include "gateway/export/workshop.hpp"
#include "gateway/http/router.hpp"

namespace rollcall::hr_monitoring {

inline constexpr char kBase[] = "/api/v1";

// All must outlive the mount.
http::Mount mount(const clients::Clients& clients, exports::Workshop& workshop, const clients::DeviceDesk& devices);

// One function per group, each in its own file.
std::vector<http::Route> user_routes(const clients::Clients& clients);
std::vector<http::Route> user_admin_routes(const clients::Clients& clients);
std::vector<http::Route> admin_view_routes(const clients::Clients& clients);
std::vector<http::Route> picture_routes(const clients::IdentityClient& client);
std::vector<http::Route> exception_routes(const clients::AttendanceClient& client);
std::vector<http::Route> quarantine_routes(const clients::AttendanceClient& client);
std::vector<http::Route> session_list_routes(const clients::AttendanceClient& client, exports::Workshop& workshop);
std::vector<http::Route> auth_routes(const clients::IdentityClient& client);
std::vector<http::Route> account_routes(const clients::IdentityClient& client);
std::vector<http::Route> permission_routes(const clients::IdentityClient& client);
std::vector<http::Route> audit_log_routes(const clients::Clients& clients);
std::vector<http::Route> company_routes(const clients::IdentityClient& client);
std::vector<http::Route> client_token_routes(const clients::IdentityClient& client);
std::vector<http::Route> machine_routes(const clients::IdentityClient& client);
std::vector<http::Route> device_routes(const clients::DevicesClient& client, const clients::DeviceDesk& desk);
std::vector<http::Route> shift_routes(const clients::Clients& clients);
std::vector<http::Route> department_routes(const clients::Clients& clients);
std::vector<http::Route> holiday_routes(const clients::ShiftClient& client);
std::vector<http::Route> announcement_routes(const clients::NotificationClient& client);
std::vector<http::Route> notification_routes(const clients::NotificationClient& client);

std::vector<http::Route> attendance_routes(const clients::AttendanceClient& client);
std::vector<http::Route> break_routes(const clients::AttendanceClient& client);
std::vector<http::Route> muster_routes(const clients::Clients& clients, exports::Workshop& workshop);
std::vector<http::Route> correction_routes(const clients::AttendanceClient& client);

}  // namespace rollcall::hr_monitoring
