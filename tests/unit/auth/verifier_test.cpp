#include "common/auth/verifier.hpp"

#include "common/auth/token.hpp"
#include "tests/unit/auth/keys.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <mutex>
#include <thread>

using namespace rollcall;
using namespace rollcall::auth;

namespace {

// What identity would publish, and how often it was asked.
struct Published {
    std::mutex mutex;
    KeySet keys{{{"key-1", test_keys().public_pem}}, kIssuer.issuer, kIssuer.audience};
    std::vector<Revocation> revocations;
    bool down = false;
    std::atomic<int> key_fetches{0};

    Verifier::FetchKeys fetch_keys() {
        return [this]() -> Result<KeySet> {
            const std::lock_guard lock(mutex);
            ++key_fetches;
            if (down) return fail(unavailable("down"));
            return keys;
        };
    }

    Verifier::FetchRevocations fetch_revocations() {
        return [this](std::int64_t) -> Result<std::vector<Revocation>> {
            const std::lock_guard lock(mutex);
            if (down) return fail(unavailable("down"));
            return revocations;
        };
    }
};

bool eventually(const std::function<bool()>& holds) {
    for (int i = 0; i < 300; ++i) {
        if (holds()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

}  // namespace

TEST_CASE("a good token is verified, and again from the cache") {
    Published published;
    Verifier verifier(published.fetch_keys(), published.fetch_revocations());
    const auto person = somebody();
    const auto token = token_for(person);
    for (int i = 0; i < 2; ++i) {
        const auto verified = verifier.verify(token);
        REQUIRE(verified);
        CHECK(verified->user == person.user);
    }
}

TEST_CASE("a token with a changed byte, another key or another audience is not valid") {
    Published published;
    Verifier verifier(published.fetch_keys(), published.fetch_revocations());
    auto token = token_for(somebody());
    const PrivateKey foreign(generate_key_pair().private_pem);
    CHECK(verifier.verify(sign_token(somebody(), kIssuer, "key-1", foreign)).error() == token_is_not_valid());
    CHECK(verifier.verify(token_for(somebody(), {"rollcall", "elsewhere"})).error() == token_is_not_valid());
    const auto payload = token.find('.') + 10;
    token[payload] = token[payload] == 'a' ? 'b' : 'a';
    CHECK(verifier.verify(token).error() == token_is_not_valid());
    CHECK(verifier.verify("").error() == token_is_not_valid());
}

TEST_CASE("a cached token still expires") {
    Published published;
    Verifier verifier(published.fetch_keys(), published.fetch_revocations());
    auto person = somebody();
    person.expires_at = now() - Seconds(29);
    const auto token = token_for(person);
    CHECK(verifier.verify(token));
    CHECK(eventually([&] {
        const auto verified = verifier.verify(token);
        return !verified && verified.error() == token_expired();
    }));
}

TEST_CASE("an unknown kid is fetched once a second at most") {
    Published published;
    Verifier verifier(published.fetch_keys(), published.fetch_revocations());
    REQUIRE(verifier.verify(token_for(somebody())));
    const auto before = published.key_fetches.load();
    const PrivateKey secret(test_keys().private_pem);
    for (int i = 0; i < 50; ++i) CHECK_FALSE(verifier.verify(sign_token(somebody(), kIssuer, "key-2", secret)));
    CHECK(published.key_fetches.load() <= before + 2);
    {
        const std::lock_guard lock(published.mutex);
        published.keys.keys.push_back({"key-2", test_keys().public_pem});
    }
    CHECK(eventually([&] { return verifier.verify(sign_token(somebody(), kIssuer, "key-2", secret)).has_value(); }));
}

TEST_CASE("nobody waits behind somebody else's fetch for an unknown kid") {
    Published published;
    std::atomic<bool> slow{false};
    std::atomic<int> slow_fetches{0};
    const auto fetch = [&, keys = published.fetch_keys()]() -> Result<KeySet> {
        if (slow) {
            ++slow_fetches;
            std::this_thread::sleep_for(std::chrono::milliseconds(1500));
        }
        return keys();
    };
    Verifier verifier(fetch, published.fetch_revocations());
    const auto good = token_for(somebody());
    REQUIRE(eventually([&] { return verifier.verify(good).has_value(); }));
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    slow = true;
    const PrivateKey secret(test_keys().private_pem);
    const auto unknown = [&] { return sign_token(somebody(), kIssuer, "key-9", secret); };
    std::thread fetching([&] { (void)verifier.verify(unknown()); });
    REQUIRE(eventually([&] { return slow_fetches > 0; }));
    const auto began = std::chrono::steady_clock::now();
    for (int i = 0; i < 20; ++i) CHECK(verifier.verify(unknown()).error().code == Code::unavailable);
    CHECK(verifier.verify(token_for(somebody())));
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::milliseconds(500));
    fetching.join();
}

TEST_CASE("without any keys a token is neither good nor bad") {
    Published published;
    published.down = true;
    Verifier verifier(published.fetch_keys(), published.fetch_revocations());
    CHECK(verifier.verify(token_for(somebody())).error().code == Code::unavailable);
    {
        const std::lock_guard lock(published.mutex);
        published.down = false;
    }
    CHECK(eventually([&] { return verifier.verify(token_for(somebody())).has_value(); }));
}

TEST_CASE("a revocation ends a cached token, and a stale feed leaves the others alone") {
    Published published;
    Verifier verifier(published.fetch_keys(), published.fetch_revocations());
    const auto gone = somebody();
    const auto token = token_for(gone);
    const auto other = token_for(somebody());
    REQUIRE(verifier.verify(token));
    {
        const std::lock_guard lock(published.mutex);
        published.revocations.push_back(
            {.sequence = 1, .user = gone.user, .session = gone.session, .issued_before = gone.issued_at + Seconds(1)}
        );
    }
    CHECK(eventually([&] { return !verifier.verify(token); }));
    {
        const std::lock_guard lock(published.mutex);
        published.down = true;
    }
    CHECK(verifier.verify(other));
    CHECK_FALSE(verifier.verify(token));
}
