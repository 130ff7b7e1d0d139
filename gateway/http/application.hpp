// What a session serves. Kept abstract so that sessions compile without the gateway behind them, and tests run without
// it.
#pragma once

#include "gateway/http/refusal.hpp"
#include "gateway/http/request.hpp"
#include "gateway/http/response.hpp"

#include <boost/asio/awaitable.hpp>

namespace rollcall::http {

class Application {
  public:
    virtual ~Application() = default;

    // Answers every request; does not throw.
    virtual boost::asio::awaitable<HttpResponse> handle(HttpRequest request) = 0;
    // Words for what never became a request. Of `partial`, path and method may be known.
    virtual HttpResponse refuse(const HttpRequest& partial, const Refusal& why) = 0;
};

}  // namespace rollcall::http
