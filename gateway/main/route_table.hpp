// Every route of the gateway.
#pragma once

#include "gateway/api/ops/pages.hpp"
#include "gateway/clients/clients.hpp"
#include "gateway/export/workshop.hpp"
#include "gateway/http/router.hpp"

namespace rollcall::gateway {

struct RouteOptions {
    bool echo = false;             // GET /echo, for benchmarks
    std::vector<ops::Page> pages;  // the API's description, where it is served
};

// All of it must outlive the router.
http::Router make_router(const clients::Clients& clients, exports::Workshop& workshop, const RouteOptions& options);

}  // namespace rollcall::gateway
