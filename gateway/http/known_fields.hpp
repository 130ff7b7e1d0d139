// From Beast's vocabulary to ours. Included by the gate only.
#pragma once

#include "gateway/http/request.hpp"

#include <boost/beast/http/field.hpp>
#include <boost/beast/http/verb.hpp>

#include <optional>
#include <string_view>

namespace rollcall::http {

Method method_of(boost::beast::http::verb verb);

// Nothing for a field that means nothing to us.
std::optional<Header> header_of(boost::beast::http::field field, boost::beast::string_view name);

// 1*DIGIT: no sign, no list.
bool is_length(std::string_view text);
// The characters of a host and port; not empty.
bool is_host(std::string_view text);

bool takes_body(Method method);

}  // namespace rollcall::http
