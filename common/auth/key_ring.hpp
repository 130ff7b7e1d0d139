// The keys that tokens may be signed with, as identity publishes them.
#pragma once

#include "common/auth/rsa.hpp"
#include "common/auth/token.hpp"
#include "common/auth/verifier.hpp"

#include <chrono>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <unordered_map>

namespace rollcall::auth {

class KeyRing {
  public:
    explicit KeyRing(Verifier::FetchKeys fetch) : fetch_(std::move(fetch)) {}

    struct Match {
        PublicVerifyKey key;
        Issuer issuer;
    };

    // Fetches when the kid is unknown, at most once a second over all callers, one of whom waits for
    // it. Errors: tokenIsNotValid; unavailable for the others meanwhile, and while no keys have been
    // fetched at all, for then nobody can be told that their token is wrong.
    Result<Match> find(const std::string& kid);
    // Replaces the set by what is published now; keys that are no longer in it are gone.
    Result<void> refresh();
    bool is_empty() const;

  private:
    std::optional<Match> known(const std::string& kid) const;

    Verifier::FetchKeys fetch_;
    mutable std::shared_mutex mutex_;
    std::unordered_map<std::string, PublicVerifyKey> keys_;
    Issuer issuer_;

    std::timed_mutex fetching_;
    std::chrono::steady_clock::time_point next_fetch_{};
};

}  // namespace rollcall::auth
