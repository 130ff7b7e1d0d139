#pragma once

#include "gateway/http/exchange.hpp"
#include "gateway/http/response.hpp"

namespace rollcall::middleware {

// What every answer carries, errors too: ids, timings, rate standing, caching and the browser's safeguards.
void add_answer_headers(const http::Exchange& exchange, bool tls, http::HttpResponse& response);

}  // namespace rollcall::middleware
