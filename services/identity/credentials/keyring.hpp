// The keys that sign access tokens: kept in the database, made on first use, known here for a few
// seconds.
#pragma once

#include "common/auth/token.hpp"
#include "common/pg/database.hpp"

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace rollcall::identity::credentials {

struct PublishedKey {
    std::string kid;
    std::string public_pem;
};

class Signer {
  public:
    Signer(std::string kid, auth::PrivateKey key, auth::Issuer issuer)
        : kid_(std::move(kid)), key_(std::move(key)), issuer_(std::move(issuer)) {}

    std::string sign(const Principal& principal) const { return auth::sign_token(principal, issuer_, kid_, key_); }

  private:
    std::string kid_;
    auth::PrivateKey key_;
    auth::Issuer issuer_;
};

class Keyring {
  public:
    Keyring(pg::Database& database, auth::Issuer issuer) : database_(database), issuer_(std::move(issuer)) {}

    const auth::Issuer& issuer() const { return issuer_; }

    // Errors of all: what the database says.
    Result<std::shared_ptr<const Signer>> signer();
    // The signing one first; former ones as long as their tokens can live.
    Result<std::vector<PublishedKey>> published();
    Result<void> rotate();

  private:
    pg::Database& database_;
    const auth::Issuer issuer_;
    std::mutex mutex_;
    std::shared_ptr<const Signer> signer_;
    std::chrono::steady_clock::time_point known_until_{};
};

}  // namespace rollcall::identity::credentials
