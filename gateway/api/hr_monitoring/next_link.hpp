#pragma once

#include "gateway/http/request.hpp"

#include <string>
#include <string_view>

namespace rollcall::hr_monitoring {

// The value of Link for the next piece: the request's own address with `cursor` in place of its own.
std::string next_link(const http::HttpRequest& request, std::string_view cursor);

}  // namespace rollcall::hr_monitoring
