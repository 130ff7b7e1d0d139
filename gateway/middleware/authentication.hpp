// The ways to prove who one is: one list, for all surfaces.
#pragma once

#include "common/core/principal.hpp"
#include "common/core/result.hpp"
#include "gateway/http/exchange.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace rollcall::middleware {

// What auth::Verifier does.
using VerifyToken = std::function<Result<Principal>(std::string_view token)>;

// What clients::KeyTokens does: the access token that an API key stands for, and the word that it does not hold.
struct KeyDesk {
    std::function<boost::asio::awaitable<Result<std::string>>(const http::Exchange&, std::string key)> token_for;
    std::function<void(std::string_view key)> forget;
};

struct Proofs {
    VerifyToken verify;
    KeyDesk keys;
};

// Puts the caller into the exchange, and the access token, whatever was sent, where services expect it. An access token
// and an API key together are refused: nobody could say whose request it was. Errors: unauthenticated loginRequired (no
// credential), credentialsAreAmbiguous, apiKeyIsNotValid or the verifier's; unavailable.
boost::asio::awaitable<Result<void>> authenticate(http::Exchange& exchange, const Proofs& proofs);

}  // namespace rollcall::middleware
