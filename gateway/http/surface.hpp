#pragma once

#include "common/core/error.hpp"
#include "gateway/http/exchange.hpp"
#include "gateway/http/response.hpp"

#include <string_view>

namespace rollcall::http {

// A family of routes with one way of saying no. Each folder of gateway/api has one.
class Surface {
  public:
    virtual ~Surface() = default;

    virtual std::string_view name() const = 0;  // label of its metrics
    virtual bool requires_company_header() const = 0;
    virtual int status_of(const Error& error) const = 0;
    // The error in this surface's envelope. Adds no header that every answer carries.
    virtual HttpResponse refuse(const Exchange& exchange, int status, const Error& error) const = 0;
};

}  // namespace rollcall::http
