#include "gateway/api/external/routes.hpp"

#include "gateway/api/external/errors.hpp"

namespace rollcall::external {

http::Mount mount(const clients::Clients& clients) {
    static const ExternalSurface surface;
    auto routes = check_in_routes(clients.attendance);
    for (auto& route : by_employee_routes(clients.timesheets, clients.shift)) routes.push_back(std::move(route));
    return {.prefixes = {"/api/external"}, .surface = &surface, .routes = std::move(routes)};
}

}  // namespace rollcall::external
