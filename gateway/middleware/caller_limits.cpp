#include "gateway/middleware/caller_limits.hpp"

namespace rollcall::middleware {

Result<void> CallerLimits::count(http::Exchange& exchange) {
    auto& limiter = exchange.principal->is_machine() ? machines_ : people_;
    const auto verdict = limiter.take(exchange.principal->user);
    exchange.rate = verdict.standing;
    if (verdict.allowed) return {};
    return fail(
        {.code = Code::exhausted,
         .reason = "tooManyRequests",
         .message = "You are sending too many requests; wait a moment.",
         .retry_after_seconds = verdict.retry_after_seconds}
    );
}

}  // namespace rollcall::middleware
