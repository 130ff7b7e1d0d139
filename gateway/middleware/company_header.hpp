#pragma once

#include "common/core/result.hpp"
#include "gateway/http/exchange.hpp"
#include "gateway/http/surface.hpp"

namespace rollcall::middleware {

// Takes the tenant header's codename into the exchange. Text that cannot be a codename is one of no company. Error:
// companyCodename required (where the surface needs it).
Result<void> read_company(http::Exchange& exchange, const http::Surface& surface);

// The header never widens access: another codename than the credential's is refused without looking it up.
// Error: permission_denied, companyMismatch.
Result<void> require_own_company(const http::Exchange& exchange);

}  // namespace rollcall::middleware
