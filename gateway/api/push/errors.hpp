// Error -> "ERROR: ..." in plain text. The one translation of this surface.
#pragma once

#include "gateway/http/status.hpp"
#include "gateway/http/surface.hpp"

namespace rollcall::push {

class PushSurface final : public http::Surface {
  public:
    std::string_view name() const override { return "push"; }

    bool requires_company_header() const override { return false; }

    int status_of(const Error& error) const override { return http::usual_status(error.code); }

    http::HttpResponse refuse(const http::Exchange& exchange, int status, const Error& error) const override;
};

// An answer that a terminal reads.
http::HttpResponse text_answer(std::string text);

}  // namespace rollcall::push
