#pragma once

#include "common/core/result.hpp"
#include "gateway/http/exchange.hpp"

namespace rollcall::middleware {

// On routes that take an Idempotency-Key: checks it and fingerprints the request, so that the service can tell a
// repetition from another request under the same key. Error: idempotencyKey not valid (1 to 255 printable ASCII).
Result<void> read_idempotency_key(http::Exchange& exchange);

}  // namespace rollcall::middleware
