// Every route of the gateway.
#pragma once

#include "gateway/api/ops/pages.hpp"
#include "gateway/clients/clients.hpp"
#include "gateway/clients/device_desk.hpp"
#include "gateway/export/workshop.hpp"
#include "gateway/http/router.hpp"

namespace rollcall::gateway {

struct RouteOptions {
    bool echo = false;             // GET /echo, for benchmarks
    std::vector<ops::Page> pages;  // the API's description, where it is served
};

// What routes share besides the services.
struct Desks {
    exports::Workshop& workshop;
    clients::DeviceDesk& devices;
};

// All of it must outlive the router.
http::Router make_router(const clients::Clients& clients, const Desks& desks, const RouteOptions& options);

}  // namespace rollcall::gateway
