// Answers given under an Idempotency-Key. Scope: company, caller, route.
#pragma once

#include "common/core/result.hpp"
#include "common/rpc/call.hpp"

#include <optional>
#include <string>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::service {

// The stored answer's bytes; nothing when the key is new. Errors: unprocessable idempotencyKeyReused (same key, another
// request), conflict idempotencyKeyInUse (the first request is still running).
Result<std::optional<std::string>> recall(pg::Tx& tx, const rpc::Call& call);

// Keeps the answer in the transaction that made it.
void remember(pg::Tx& tx, const rpc::Call& call, const std::string& answer);

Error key_reused();
Error key_in_use();

}  // namespace rollcall::service
