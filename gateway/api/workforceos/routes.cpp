#include "gateway/api/workforceos/routes.hpp"

#include "gateway/api/workforceos/errors.hpp"

#include <iterator>

namespace rollcall::workforceos {

http::Mount mount(const clients::Clients& clients) {
    static const WorkforceosSurface surface;
    http::Mount mount{.prefixes = {"", kAttendanceBase, kShiftBase, kNotificationBase, kAuthBase}, .surface = &surface};
    const auto add = [&mount](std::vector<http::Route> routes) {
        std::move(routes.begin(), routes.end(), std::back_inserter(mount.routes));
    };
    add(punch_routes(clients.attendance));
    add(record_routes(clients.attendance));
    add(policy_routes(clients.attendance));
    add(shift_routes(clients.shift));
    add(assignment_routes(clients.shift));
    add(site_routes(clients.shift));
    add(shift_type_routes(clients.shift));
    add(department_routes(clients.shift));
    add(holiday_routes(clients.shift));
    add(notification_routes(clients.notification));
    add(auth_routes(clients.identity));
    return mount;
}

}  // namespace rollcall::workforceos
