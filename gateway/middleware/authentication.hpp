#pragma once

#include "common/core/principal.hpp"
#include "common/core/result.hpp"
#include "gateway/http/exchange.hpp"

#include <functional>
#include <string_view>

namespace rollcall::middleware {

// What auth::Verifier does.
using VerifyToken = std::function<Result<Principal>(std::string_view token)>;

// Puts the caller into the exchange. Errors: unauthenticated, loginRequired (no credential) or the verifier's.
Result<void> authenticate(http::Exchange& exchange, const VerifyToken& verify);

}  // namespace rollcall::middleware
