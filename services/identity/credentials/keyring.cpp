#include "services/identity/credentials/keyring.hpp"

#include "common/core/id.hpp"
#include "common/log/log.hpp"
#include "services/identity/store/signing_keys.hpp"

namespace rollcall::identity::credentials {

namespace {

// Another process may rotate; the former key stays good for far longer than this.
constexpr std::chrono::seconds kKnownFor{5};

store::SigningKey make_key() {
    auto pair = auth::generate_key_pair();
    return {Id<struct KeyTag>::make().str(), std::move(pair.private_pem), std::move(pair.public_pem)};
}

Result<std::vector<store::SigningKey>> some_keys(pg::Database& database) {
    ROLLCALL_TRY(auto keys, store::published_keys(database));
    if (!keys.empty()) return keys;
    ROLLCALL_CHECK(store::add_first_key(database, make_key()));
    log::info("made the first signing key");
    return store::published_keys(database);
}

}  // namespace

Result<std::shared_ptr<const Signer>> Keyring::signer() {
    const std::lock_guard lock(mutex_);
    const auto moment = std::chrono::steady_clock::now();
    if (signer_ && moment < known_until_) return signer_;
    ROLLCALL_TRY(const auto keys, some_keys(database_));
    const auto& newest = keys.front();
    signer_ = std::make_shared<const Signer>(newest.kid, auth::PrivateKey(newest.private_pem), issuer_);
    known_until_ = moment + kKnownFor;
    return signer_;
}

Result<std::vector<PublishedKey>> Keyring::published() {
    ROLLCALL_TRY(const auto keys, some_keys(database_));
    std::vector<PublishedKey> published;
    for (const auto& key : keys) published.push_back({key.kid, key.public_pem});
    return published;
}

Result<void> Keyring::rotate() {
    constexpr auto kKeep = auth::kLongestLife + 2 * auth::kLeeway;
    ROLLCALL_CHECK(store::rotate_key(database_, make_key(), kKeep));
    const std::lock_guard lock(mutex_);
    known_until_ = {};
    log::info("rotated the signing key");
    return {};
}

}  // namespace rollcall::identity::credentials
