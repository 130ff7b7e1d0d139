#pragma once

#include <string>
#include <string_view>

namespace rollcall::middleware {

// The client's own when it is 1 to 64 of [A-Za-z0-9._-], else a new UUIDv7.
std::string request_id_for(std::string_view offered);

}  // namespace rollcall::middleware
