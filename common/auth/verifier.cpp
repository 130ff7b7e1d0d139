#include "common/auth/verifier.hpp"

#include "common/auth/key_ring.hpp"
#include "common/auth/revocation_list.hpp"
#include "common/auth/token.hpp"
#include "common/auth/verdict_cache.hpp"
#include "common/metrics/metrics.hpp"

#include <condition_variable>
#include <thread>

namespace rollcall::auth {

namespace {

constexpr std::size_t kCachedTokens = 65'536;
constexpr std::chrono::seconds kRevocationPeriod{1};
constexpr int kKeyPeriod = 60;  // in revocation periods

}  // namespace

struct Verifier::Impl {
    Impl(FetchKeys fetch_keys, FetchRevocations fetch_revocations)
        : keys(std::move(fetch_keys)), revocations_of(std::move(fetch_revocations)) {
        follower = std::thread([this] { follow(); });
    }

    ~Impl() {
        {
            const std::lock_guard lock(mutex);
            stopping = true;
        }
        wake.notify_all();
        follower.join();
    }

    void follow() {
        auto heard_at = std::chrono::steady_clock::now();
        for (int round = 0;; ++round) {
            if (round % kKeyPeriod == 0 || keys.is_empty()) (void)keys.refresh();
            if (const auto news = revocations_of(revoked.last_sequence())) {
                revoked.apply(*news);
                heard_at = std::chrono::steady_clock::now();
            }
            revoked.forget_before(now() - kLongestLife - 2 * kLeeway);
            const std::chrono::duration<double> age = std::chrono::steady_clock::now() - heard_at;
            feed_age.set(age.count());
            std::unique_lock lock(mutex);
            if (wake.wait_for(lock, kRevocationPeriod, [this] { return stopping; })) return;
        }
    }

    KeyRing keys;
    FetchRevocations revocations_of;
    RevocationList revoked;
    VerdictCache verdicts{kCachedTokens};

    metrics::Gauge feed_age =
        metrics::gauge("rollcall_revocation_feed_age_seconds", "Seconds since revocations were last heard of");
    metrics::Counter hits =
        metrics::counter("rollcall_token_cache_total", "Tokens looked up in the cache", {{"result", "hit"}});
    metrics::Counter misses =
        metrics::counter("rollcall_token_cache_total", "Tokens looked up in the cache", {{"result", "miss"}});

    std::mutex mutex;
    std::condition_variable wake;
    bool stopping = false;
    std::thread follower;
};

Verifier::Verifier(FetchKeys keys, FetchRevocations revocations)
    : impl_(std::make_unique<Impl>(std::move(keys), std::move(revocations))) {}

Verifier::~Verifier() = default;

Result<Principal> Verifier::verify(std::string_view text) {
    const auto at = now();
    const auto digest = sha256(text);
    if (auto seen = impl_->verdicts.find(digest)) {
        impl_->hits.add();
        if (seen->expires_at + kLeeway <= at) return fail(token_expired());
        if (impl_->revoked.covers(*seen)) return fail(token_is_not_valid());
        return std::move(*seen);
    }
    impl_->misses.add();
    const auto token = take_apart(text);
    if (!token) return fail(token_is_not_valid());
    ROLLCALL_TRY(const auto match, impl_->keys.find(token->kid));
    if (!match.key.holds(token->signed_part, token->signature)) return fail(token_is_not_valid());
    ROLLCALL_TRY(const auto principal, read_claims(*token, match.issuer, at));
    if (impl_->revoked.covers(principal)) return fail(token_is_not_valid());
    impl_->verdicts.remember(digest, principal, at);
    return principal;
}

}  // namespace rollcall::auth
