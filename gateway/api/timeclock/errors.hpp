// Error -> what Django REST Framework would say. The one translation of this surface.
#pragma once

#include "gateway/http/surface.hpp"

#include <string_view>

namespace rollcall::timeclock {

class TimeclockSurface final : public http::Surface {
  public:
    std::string_view name() const override { return "timeclock"; }

    bool requires_company_header() const override { return false; }

    int status_of(const Error& error) const override;

    http::HttpResponse refuse(const http::Exchange& exchange, int status, const Error& error) const override;
};

}  // namespace rollcall::timeclock
