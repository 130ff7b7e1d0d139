#include "gateway/api/hr_monitoring/routes.hpp"

#include "gateway/api/hr_monitoring/errors.hpp"

#include <iterator>

namespace rollcall::hr_monitoring {

http::Mount mount(const clients::Clients& clients, exports::Workshop& workshop, const clients::DeviceDesk& devices) {
    static const HrMonitoringSurface surface;
    http::Mount mount{.prefixes = {"/api"}, .surface = &surface, .routes = user_routes(clients)};
    for (auto group :
         {user_admin_routes(clients),
          admin_view_routes(clients),
          picture_routes(clients.identity),
          auth_routes(clients.identity),
          account_routes(clients.identity),
          permission_routes(clients.identity),
          audit_log_routes(clients),
          company_routes(clients.identity),
          machine_routes(clients.identity),
          device_routes(clients.devices, devices),
          client_token_routes(clients.identity),
          attendance_routes(clients.attendance),
          break_routes(clients.attendance),
          correction_routes(clients.attendance),
          muster_routes(clients, workshop),
          shift_routes(clients),
          department_routes(clients),
          holiday_routes(clients.shift),
          announcement_routes(clients.notification),
          notification_routes(clients.notification),
          session_list_routes(clients.attendance, workshop),
          exception_routes(clients.attendance),
          quarantine_routes(clients.attendance)})
        std::move(group.begin(), group.end(), std::back_inserter(mount.routes));
    return mount;
}

}  // namespace rollcall::hr_monitoring
