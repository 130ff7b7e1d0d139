// What belongs to no surface: health and the public keys.
#pragma once

#include "gateway/clients/clients.hpp"
#include "gateway/http/router.hpp"

namespace rollcall::ops {

// `clients` must outlive the mount. `errors` says no, for these paths have no envelope of their own.
http::Mount mount(const clients::Clients& clients, const http::Surface& errors);

}  // namespace rollcall::ops
