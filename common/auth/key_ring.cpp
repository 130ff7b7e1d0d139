#include "common/auth/key_ring.hpp"

namespace rollcall::auth {

namespace {

constexpr std::chrono::milliseconds kFirstKeys{300};

}  // namespace

std::optional<KeyRing::Match> KeyRing::known(const std::string& kid) const {
    const std::shared_lock lock(mutex_);
    const auto found = keys_.find(kid);
    if (found == keys_.end()) return std::nullopt;
    return Match{found->second, issuer_};
}

bool KeyRing::is_empty() const {
    const std::shared_lock lock(mutex_);
    return keys_.empty();
}

Result<KeyRing::Match> KeyRing::find(const std::string& kid) {
    if (auto match = known(kid)) return std::move(*match);
    // One caller fetches. The others are not kept waiting behind it, but for the first keys, and then not for long.
    const std::unique_lock one_at_a_time(fetching_, is_empty() ? kFirstKeys : std::chrono::milliseconds(0));
    if (!one_at_a_time.owns_lock())
        return fail(unavailable("Credentials cannot be checked right now; try again shortly."));
    if (auto match = known(kid)) return std::move(*match);  // fetched while this one waited
    const auto moment = std::chrono::steady_clock::now();
    if (moment >= next_fetch_) {
        next_fetch_ = moment + std::chrono::seconds(1);
        if (refresh())
            if (auto match = known(kid)) return std::move(*match);
    }
    if (is_empty()) return fail(unavailable("Credentials cannot be checked right now; try again shortly."));
    return fail(token_is_not_valid());
}

Result<void> KeyRing::refresh() {
    ROLLCALL_TRY(const KeySet published, fetch_());
    std::unordered_map<std::string, PublicVerifyKey> keys;
    for (const auto& published_key : published.keys)
        if (auto key = PublicVerifyKey::parse(published_key.pem)) keys.emplace(published_key.kid, std::move(*key));
    const std::unique_lock lock(mutex_);
    keys_ = std::move(keys);
    issuer_ = {published.issuer, published.audience};
    return {};
}

}  // namespace rollcall::auth
