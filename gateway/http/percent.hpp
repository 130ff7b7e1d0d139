#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rollcall::http {

// Decodes a path once. Nothing when an escape is malformed or hides a '/', a control character or a non-ASCII byte.
std::optional<std::string> decode_path(std::string_view text);

using QueryParameters = std::vector<std::pair<std::string, std::string>>;

// Decodes "a=1&b=2" in order ('+' is a space; a name without '=' has the value ""). Nothing when an escape is
// malformed, or a decoded text holds a control character or is not UTF-8.
std::optional<QueryParameters> decode_query(std::string_view text);

bool is_valid_utf8(std::string_view text);

}  // namespace rollcall::http
