#include "gateway/api/hr_monitoring/routes.hpp"

#include "gateway/api/hr_monitoring/errors.hpp"

#include <iterator>

namespace rollcall::hr_monitoring {

http::Mount mount(const clients::Clients& clients) {
    static const HrMonitoringSurface surface;
    http::Mount mount{.prefixes = {"/api"}, .surface = &surface, .routes = user_routes(clients.identity)};
    auto auth = auth_routes(clients.identity);
    std::move(auth.begin(), auth.end(), std::back_inserter(mount.routes));
    return mount;
}

}  // namespace rollcall::hr_monitoring
