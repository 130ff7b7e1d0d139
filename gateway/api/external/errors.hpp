// Error -> {"error": "..."}. The one translation of this surface.
#pragma once

#include "gateway/http/status.hpp"
#include "gateway/http/surface.hpp"

#include <string>
#include <string_view>

namespace rollcall::external {

// What is told of an error: all bad fields in one line; of a 500 nothing.
std::string message_of(int status, const Error& error);

class ExternalSurface final : public http::Surface {
  public:
    std::string_view name() const override { return "external"; }

    bool requires_company_header() const override { return false; }

    int status_of(const Error& error) const override { return http::usual_status(error.code); }

    http::HttpResponse refuse(const http::Exchange& exchange, int status, const Error& error) const override;
};

}  // namespace rollcall::external
