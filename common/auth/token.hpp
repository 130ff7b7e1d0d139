// The access token: a JWT signed with RS256. Identity writes it, everybody else reads it.
#pragma once

#include "common/auth/rsa.hpp"
#include "common/core/principal.hpp"
#include "common/core/result.hpp"

#include <string>
#include <string_view>

namespace rollcall::auth {

// No access token lives longer; identity's setting cannot exceed it.
inline constexpr Seconds kLongestLife{3600};
// How far clocks may differ.
inline constexpr Seconds kLeeway{30};

struct Issuer {
    std::string issuer;
    std::string audience;
};

// A fresh `jti` each time.
std::string sign_token(const Principal& principal, const Issuer& issuer, std::string_view kid, const PrivateKey& key);

// A token taken apart, nothing of it believed yet. Views into the token's text.
struct UnverifiedToken {
    std::string kid;
    std::string_view signed_part;
    std::string_view payload;  // base64url
    std::string signature;     // raw bytes
};

// Nothing unless it has three canonical parts and a header of alg RS256, typ at+jwt, a kid and no
// `crit`.
std::optional<UnverifiedToken> take_apart(std::string_view token);

// The caller, once the signature has held. Errors: unauthenticated tokenIsNotValid (claims missing
// or malformed, wrong issuer or audience, issued in the future) or tokenExpired.
Result<Principal> read_claims(const UnverifiedToken& token, const Issuer& issuer, Instant at);

Error token_is_not_valid();
Error token_expired();

}  // namespace rollcall::auth
