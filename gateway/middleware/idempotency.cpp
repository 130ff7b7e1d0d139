#include "gateway/middleware/idempotency.hpp"

#include "common/auth/sha256.hpp"
#include "gateway/http/route.hpp"

#include <algorithm>

namespace rollcall::middleware {

namespace {

bool is_printable(char c) {
    return c >= 0x20 && c < 0x7f;
}

std::string fingerprint_of(const http::HttpRequest& request) {
    std::string whole;
    whole.reserve(request.target.size() + request.body.size() + 16);
    whole.append(http::name_of(request.method)).append("\n").append(request.target).append("\n").append(request.body);
    return auth::sha256_hex(whole);
}

}  // namespace

Result<void> read_idempotency_key(http::Exchange& exchange) {
    if (exchange.route->idempotency == http::Idempotency::ignored) return {};
    if (!exchange.request.has(http::Header::idempotency_key)) return {};
    const auto key = exchange.request.header(http::Header::idempotency_key);
    if (key.empty() || key.size() > 255 || !std::all_of(key.begin(), key.end(), is_printable))
        return fail(invalid_field("idempotencyKey", Fault::not_valid, "expected 1 to 255 printable ASCII characters"));
    exchange.idempotency_key = key;
    exchange.fingerprint = fingerprint_of(exchange.request);
    return {};
}

}  // namespace rollcall::middleware
