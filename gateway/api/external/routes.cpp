#include "gateway/api/external/routes.hpp"

#include "gateway/api/external/errors.hpp"

namespace rollcall::external {

http::Mount mount(const clients::Clients& clients) {
    static const ExternalSurface surface;
    return {.prefixes = {"/api/external"}, .surface = &surface, .routes = check_in_routes(clients.attendance)};
}

}  // namespace rollcall::external
