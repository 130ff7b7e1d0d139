// From Beast's vocabulary to ours. Included by the gate only.
#pragma once

#include "gateway/http/request.hpp"

#include <boost/beast/http/field.hpp>
#include <boost/beast/http/verb.hpp>

#include <optional>

namespace rollcall::http {

Method method_of(boost::beast::http::verb verb);

// Nothing for a field that means nothing to us.
std::optional<Header> header_of(boost::beast::http::field field, boost::beast::string_view name);

}  // namespace rollcall::http
