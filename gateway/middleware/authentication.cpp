#include "gateway/middleware/authentication.hpp"

#include <algorithm>

namespace rollcall::middleware {

namespace {

constexpr std::string_view kScheme = "Bearer ";

bool has_scheme(std::string_view text) {
    return text.size() >= kScheme.size() &&
           std::equal(kScheme.begin(), kScheme.end(), text.begin(), [](char a, char b) {
               const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
               return lower(a) == lower(b);
           });
}

Error unauthenticated(std::string reason, std::string message) {
    return {.code = Code::unauthenticated, .reason = std::move(reason), .message = std::move(message)};
}

// Services expect the scheme in its usual spelling.
void pass_on(http::Exchange& exchange, std::string_view token) {
    exchange.request.set(http::Header::authorization, std::string(kScheme) + std::string(token));
}

Result<Principal> by_token(http::Exchange& exchange, const VerifyToken& verify) {
    const auto authorization = exchange.request.header(http::Header::authorization);
    if (!has_scheme(authorization))
        return fail(unauthenticated("tokenIsNotValid", "Send the access token as 'Authorization: Bearer <token>'."));
    auto principal = verify(authorization.substr(kScheme.size()));
    if (principal && !authorization.starts_with(kScheme)) pass_on(exchange, authorization.substr(kScheme.size()));
    return principal;
}

// The key's token is verified like any other, so a revoked one is found out here.
boost::asio::awaitable<Result<Principal>> by_key(http::Exchange& exchange, const Proofs& proofs) {
    const auto key = std::string(exchange.request.header(http::Header::api_key));
    auto asking = proofs.keys.token_for(exchange, key);
    const auto token = co_await std::move(asking);
    if (!token) co_return fail(token.error());
    auto principal = proofs.verify(*token);
    if (!principal) proofs.keys.forget(key);
    if (principal) pass_on(exchange, *token);
    co_return principal;
}

}  // namespace

boost::asio::awaitable<Result<void>> authenticate(http::Exchange& exchange, const Proofs& proofs) {
    const bool token = !exchange.request.header(http::Header::authorization).empty();
    const bool key = !exchange.request.header(http::Header::api_key).empty();
    if (token && key)
        co_return fail(unauthenticated("credentialsAreAmbiguous", "Send an access token or an API key, not both."));
    if (!token && !key) co_return fail(unauthenticated("loginRequired", "Log in, and send the access token."));
    const auto began = http::Exchange::Clock::now();
    Result<Principal> principal = fail(Error{});
    if (key) {
        auto proving = by_key(exchange, proofs);
        principal = co_await std::move(proving);
    } else {
        principal = by_token(exchange, proofs.verify);
    }
    exchange.authentication = http::Exchange::Clock::now() - began;
    if (!principal) co_return fail(std::move(principal).error());
    exchange.principal = std::move(*principal);
    co_return Result<void>();
}

}  // namespace rollcall::middleware
