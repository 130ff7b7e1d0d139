// The surface of terminals on the wall, under /iclock: the push protocol of ZKTeco and those who speak as they do.
// Plain text both ways; a terminal says who it is in the query and, where it can, by a token in the host's name or as
// its comm key.
#pragma once

#include "gateway/clients/clients.hpp"
#include "gateway/clients/device_desk.hpp"
#include "gateway/http/router.hpp"

namespace rollcall::push {

inline constexpr char kBase[] = "/iclock";

std::vector<http::Route> call_routes(clients::DeviceDesk& desk);
std::vector<http::Route> upload_routes(clients::DeviceDesk& desk, const clients::AttendanceClient& attendance);

// Both must outlive the mount.
http::Mount mount(const clients::Clients& clients, clients::DeviceDesk& desk);

}  // namespace rollcall::push
