#pragma once

#include "gateway/http/request.hpp"

#include <string>
#include <string_view>

namespace rollcall::http {

// The value of Link for the next piece: the request's own address with `cursor` in place of its own.
std::string next_link(const HttpRequest& request, std::string_view cursor);

}  // namespace rollcall::http
