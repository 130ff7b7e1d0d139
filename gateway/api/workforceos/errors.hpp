// Error -> the WorkforceOS envelope. The one translation of this surface.
#pragma once

#include "gateway/http/surface.hpp"

#include <string>

namespace rollcall::workforceos {

int status_of(Code code);

// "errMsg_shiftIdisNotAValidID": the first field's fault, else the reason.
std::string message_key(const Error& error);

class WorkforceosSurface final : public http::Surface {
  public:
    std::string_view name() const override { return "workforceos"; }

    bool requires_company_header() const override { return true; }

    int status_of(const Error& error) const override { return workforceos::status_of(error.code); }

    http::HttpResponse refuse(const http::Exchange& exchange, int status, const Error& error) const override;
};

}  // namespace rollcall::workforceos
