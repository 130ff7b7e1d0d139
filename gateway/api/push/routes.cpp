#include "gateway/api/push/routes.hpp"

#include "gateway/api/push/errors.hpp"

namespace rollcall::push {

http::Mount mount(const clients::Clients& clients, clients::DeviceDesk& desk) {
    static const PushSurface surface;
    auto routes = call_routes(desk);
    for (auto& route : upload_routes(desk, clients.attendance)) routes.push_back(std::move(route));
    return {.prefixes = {kBase}, .surface = &surface, .routes = std::move(routes)};
}

}  // namespace rollcall::push
