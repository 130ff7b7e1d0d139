// One key pair per test process: making one takes a while.
#pragma once

#include "common/auth/rsa.hpp"
#include "common/auth/token.hpp"

namespace rollcall::auth {

inline const KeyPair& test_keys() {
    static const KeyPair keys = generate_key_pair();
    return keys;
}

inline const Issuer kIssuer{"rollcall", "rollcall-test"};

inline Principal somebody(Instant issued_at = now()) {
    return {
        .company = CompanyId::make(),
        .codename = "babil",
        .user = UserId::make(),
        .session = SessionId::make(),
        .role = Role::manager,
        .issued_at = issued_at,
        .expires_at = std::chrono::floor<Seconds>(issued_at) + Seconds(900),
    };
}

inline std::string token_for(const Principal& principal, const Issuer& issuer = kIssuer) {
    return sign_token(principal, issuer, "key-1", PrivateKey(test_keys().private_pem));
}

}  // namespace rollcall::auth
