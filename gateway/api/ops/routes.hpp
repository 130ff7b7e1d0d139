// What belongs to no surface: health and the public keys.
#pragma once

#include "gateway/clients/clients.hpp"
#include "gateway/http/router.hpp"

namespace rollcall::ops {

// `clients` must outlive the mount. `errors` says no, for these paths have no envelope of their own. With `echo`, GET
// /echo answers a signed-in caller after one bare gRPC hop: the limit that benchmarks are held against.
http::Mount mount(const clients::Clients& clients, const http::Surface& errors, bool echo = false);

}  // namespace rollcall::ops
