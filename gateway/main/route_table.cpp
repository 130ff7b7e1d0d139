#include "gateway/main/route_table.hpp"

#include "gateway/api/external/routes.hpp"
#include "gateway/api/hr_monitoring/routes.hpp"
#include "gateway/api/ops/routes.hpp"
#include "gateway/api/push/routes.hpp"
#include "gateway/api/timeclock/routes.hpp"
#include "gateway/api/workforceos/routes.hpp"

#include <iterator>

namespace rollcall::gateway {

http::Router make_router(const clients::Clients& clients, const Desks& desks, const RouteOptions& options) {
    auto workforceos = workforceos::mount(clients);
    auto ops = ops::mount(clients, *workforceos.surface, options.echo);
    auto pages = ops::page_routes(options.pages);
    if (!pages.empty()) ops.prefixes.push_back("/docs");
    std::move(pages.begin(), pages.end(), std::back_inserter(ops.routes));
    std::vector<http::Mount> mounts;
    mounts.push_back(std::move(ops));
    mounts.push_back(std::move(workforceos));
    mounts.push_back(hr_monitoring::mount(clients, desks.workshop, desks.devices));
    mounts.push_back(external::mount(clients));
    mounts.push_back(timeclock::mount(clients, desks.workshop));
    mounts.push_back(push::mount(clients, desks.devices));
    return http::Router(std::move(mounts));
}

}  // namespace rollcall::gateway
