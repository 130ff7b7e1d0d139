#include "gateway/middleware/authentication.hpp"

#include <algorithm>

namespace rollcall::middleware {

namespace {

constexpr std::string_view kScheme = "bearer ";

bool has_scheme(std::string_view text) {
    return text.size() >= kScheme.size() &&
           std::equal(kScheme.begin(), kScheme.end(), text.begin(), [](char expected, char c) {
               return expected == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
           });
}

Error unauthenticated(std::string reason, std::string message) {
    return {.code = Code::unauthenticated, .reason = std::move(reason), .message = std::move(message)};
}

}  // namespace

Result<void> authenticate(http::Exchange& exchange, const VerifyToken& verify) {
    const auto authorization = exchange.request.header(http::Header::authorization);
    if (authorization.empty()) return fail(unauthenticated("loginRequired", "Log in, and send the access token."));
    if (!has_scheme(authorization))
        return fail(unauthenticated("tokenIsNotValid", "Send the access token as 'Authorization: Bearer <token>'."));
    const auto began = http::Exchange::Clock::now();
    auto principal = verify(authorization.substr(kScheme.size()));
    exchange.authentication = http::Exchange::Clock::now() - began;
    if (!principal) return fail(std::move(principal).error());
    exchange.principal = std::move(*principal);
    // Services expect the scheme in its usual spelling.
    if (!authorization.starts_with("Bearer "))
        exchange.request.set(
            http::Header::authorization, "Bearer " + std::string(authorization.substr(kScheme.size()))
        );
    return {};
}

}  // namespace rollcall::middleware
