#include "gateway/api/timeclock/routes.hpp"

#include "gateway/api/timeclock/errors.hpp"

#include <iterator>

namespace rollcall::timeclock {

http::Mount mount(const clients::Clients& clients, exports::Workshop& workshop) {
    static const TimeclockSurface surface;
    http::Mount mount{
        .prefixes = {kAuth, kBase},
        .surface = &surface,
        .routes = account_routes(clients.identity),
        .slash_at_end = true};
    for (auto group :
         {punch_routes(clients.timesheets),
          history_routes(clients.timesheets, workshop),
          summary_routes(clients.timesheets, workshop)})
        std::move(group.begin(), group.end(), std::back_inserter(mount.routes));
    return mount;
}

}  // namespace rollcall::timeclock
