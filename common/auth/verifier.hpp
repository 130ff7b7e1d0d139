// Turns a bearer token into a Principal, or says why not. The gateway and every service hold one,
// so that a reachable gRPC port is not an open door. Results are cached by token hash until the
// token expires.
#pragma once

#include "common/core/principal.hpp"
#include "common/core/result.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall::auth {

struct PublicKey {
    std::string kid;
    std::string pem;
};

// What may be verified, as identity publishes it.
struct KeySet {
    std::vector<PublicKey> keys;
    std::string issuer;
    std::string audience;
};

// Tokens of `session`, or of all the user's sessions but `spared` when it is nil, issued before the
// instant, are over.
struct Revocation {
    std::int64_t sequence = 0;
    UserId user;
    SessionId session;
    SessionId spared;
    Instant issued_before;
};

class Verifier {
  public:
    using FetchKeys = std::function<Result<KeySet>()>;
    using FetchRevocations = std::function<Result<std::vector<Revocation>>(std::int64_t after_sequence)>;

    // Fetches keys when it meets a `kid` it does not know (at most once a second) and follows
    // revocations once a second in a thread of its own. While the feed is stale, tokens serve on
    // and a metric says so.
    Verifier(FetchKeys keys, FetchRevocations revocations);
    ~Verifier();

    // RS256 only, by `kid` from the published set, with matching iss and aud, 30 s of leeway.
    // Errors: unauthenticated, reason tokenIsNotValid or tokenExpired; unavailable while no keys
    // could be fetched yet. May block for one fetch a second when a `kid` is unknown, never more than
    // one caller at a time: fetches are to be short.
    Result<Principal> verify(std::string_view token);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace rollcall::auth
