#pragma once

#include "gateway/http/route.hpp"

#include <string>
#include <string_view>

namespace rollcall::middleware {

// True for application/json, in any case, with no parameter but charset=utf-8.
bool is_json(std::string_view content_type);

// True when a body of that type is one that the route takes.
bool is_taken(http::Media media, std::string_view content_type);
// What to tell who sent another one.
std::string how_to_send(http::Media media);

}  // namespace rollcall::middleware
