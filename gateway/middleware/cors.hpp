// Which browsers' pages may call: an allow-list per environment, compared exactly, never '*', never an echo.
#pragma once

#include "gateway/http/request.hpp"
#include "gateway/http/response.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace rollcall::middleware {

class Cors {
  public:
    // "https://app.example"; a trailing '/' is dropped.
    explicit Cors(std::vector<std::string> origins);

    bool allows(std::string_view origin) const;
    static bool is_preflight(const http::HttpRequest& request);
    // What a browser is told before the real request. Nothing, when the origin is not on the list.
    http::HttpResponse preflight(const http::HttpRequest& request) const;
    // On every answer, errors too.
    void add_headers(const http::HttpRequest& request, http::HttpResponse& response) const;

  private:
    std::vector<std::string> origins_;
};

}  // namespace rollcall::middleware
