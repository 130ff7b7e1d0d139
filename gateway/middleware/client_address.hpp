#pragma once

#include <string>
#include <string_view>

namespace rollcall::middleware {

// Who sent the request: the entry of X-Forwarded-For that the outermost of `trusted_proxies` proxies wrote. With none
// trusted, or when the field does not hold an address there, the peer of the socket.
std::string client_address(std::string_view peer, std::string_view forwarded_for, int trusted_proxies);

}  // namespace rollcall::middleware
