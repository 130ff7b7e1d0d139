// What requests about the organisation have in common.
#pragma once

#include "common/core/result.hpp"
#include "gateway/clients/clients.hpp"
#include "gateway/http/exchange.hpp"
#include "gateway/http/route.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace rollcall::hr_monitoring {

// Lists of the organisation come whole, up to this many.
inline constexpr int kMostOfAKind = 500;

// The query's last value of that name.
std::optional<std::string> query_text(const http::Exchange& exchange, std::string_view name);
// Errors: the parameter is no truth, no number, no date, no id.
Result<bool> query_truth(const http::Exchange& exchange, std::string_view name, bool fallback);
// A number below `least` or above `most` is brought to it.
Result<int> query_number(const http::Exchange& exchange, std::string_view name, int fallback, int least, int most);
Result<std::optional<std::string>> query_date(const http::Exchange& exchange, std::string_view name);
Result<std::optional<std::string>> query_id(const http::Exchange& exchange, std::string_view name);

shift::v1::ListRequest everything_of_a_kind(bool inactive_too);

// The path's id and the If-Match.
Result<shift::v1::ById> path_object(const http::Exchange& exchange, std::string_view name);

http::HttpResponse success();
http::HttpResponse with_version(http::HttpResponse response, std::int64_t version);

}  // namespace rollcall::hr_monitoring
