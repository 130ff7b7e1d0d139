#include "gateway/api/external/routes.hpp"

#include "gateway/api/external/errors.hpp"

namespace rollcall::external {

http::Mount mount(const clients::Clients&) {
    static const ExternalSurface surface;
    return {.prefixes = {"/api/external"}, .surface = &surface, .routes = {}};
}

}  // namespace rollcall::external
