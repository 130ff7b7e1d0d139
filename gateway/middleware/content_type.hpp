#pragma once

#include <string_view>

namespace rollcall::middleware {

// True for application/json, in any case, with no parameter but charset=utf-8.
bool is_json(std::string_view content_type);

}  // namespace rollcall::middleware
