// What requests of all surfaces have in common besides body and query.
#pragma once

#include "common/core/result.hpp"
#include "gateway/http/exchange.hpp"
#include "gateway/json/body.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace rollcall::http {

// A path parameter that is an id, in lower case. Error: not an id, by the parameter's name.
Result<std::string> path_id(const Exchange& exchange, std::string_view name);

// The version an If-Match asks for; 0 when any will do, and one that no object has for a tag that none of ours is.
// Error: ifMatch not valid, when it is not one tag.
Result<std::int64_t> if_match(const Exchange& exchange);

// Path faults and body faults as one error, path first.
Result<void> together(const Result<std::string>& path, json::Body& body);

}  // namespace rollcall::http
