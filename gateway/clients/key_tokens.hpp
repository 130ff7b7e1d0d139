// The access tokens that keys of machines stand for: asked of identity once, kept by the hash of the key, so that the
// services see one kind of credential and identity is left alone by whoever polls. A key is what a machine says of
// itself: an API key, or what a terminal can say.
#pragma once

#include "common/auth/sha256.hpp"
#include "common/metrics/metrics.hpp"
#include "gateway/clients/call.hpp"
#include "gateway/http/exchange.hpp"

#include <chrono>
#include <cstring>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <rollcall/identity/v1/identity.pb.h>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rollcall::clients {

class KeyTokens {
  public:
    using Clock = std::chrono::steady_clock;
    using Known = std::shared_ptr<const identity::v1::MachineToken>;
    using Outcome = Result<Known>;
    using Ask = std::function<Pending<identity::v1::MachineToken>(const CallContext&, std::string key)>;

    struct Limits {
        // A token is asked for again after this time, so that identity knows when a key was last used. The former
        // serves on meanwhile, and until it expires while identity is away.
        Clock::duration fresh = std::chrono::seconds(60);
        // For so long a refusal counts without asking again, and a failure to ask.
        Clock::duration refused = std::chrono::seconds(5);
        std::size_t keys = 10'000;  // tokens kept, and refusals as many
    };

    // `kind` is the label of its metrics.
    KeyTokens(std::string_view kind, Ask ask, Limits limits)
        : ask_(std::move(ask)), limits_(limits), hits_(looked_up(kind, "hit")), misses_(looked_up(kind, "miss")) {}

    KeyTokens(const KeyTokens&) = delete;
    KeyTokens& operator=(const KeyTokens&) = delete;

    // One question at a time for each key, however many requests come with it. Errors: unauthenticated, as identity
    // says, or apiKeyIsNotValid for what is too long to be one; unavailable.
    boost::asio::awaitable<Outcome> token_for(const http::Exchange& exchange, std::string key);

    // The key's token was found not to hold.
    void forget(std::string_view key);

    // What was refused may be good now.
    void forget_refusal(std::string_view key);

    std::size_t size();  // of tokens and refusals

  private:
    using Waiter = std::function<void(Outcome)>;

    struct Token {
        Known machine;
        Clock::time_point fresh_until;
        Clock::time_point expires_at;
    };

    struct Refusal {
        Error error;
        Clock::time_point expires_at;
    };

    struct DigestHash {
        std::size_t operator()(const auth::Digest& digest) const noexcept {
            std::size_t hash = 0;
            std::memcpy(&hash, digest.data(), sizeof hash);
            return hash;
        }
    };

    template <class Value>
    using ByKey = std::unordered_map<auth::Digest, Value, DigestHash>;

    class Asking;
    enum class Turn { known, ask, wait };

    struct Step {
        Turn turn;
        Outcome outcome;  // when known
    };

    Step step(const auth::Digest& key);
    std::optional<Outcome> known(const auth::Digest& key, Clock::time_point now) const;
    boost::asio::awaitable<Outcome> ask(const http::Exchange& exchange, auth::Digest digest, std::string key);
    boost::asio::awaitable<Outcome> wait(auth::Digest digest);
    void join(const auth::Digest& key, Waiter waiter);
    Outcome keep(const auth::Digest& key, const Result<Answered<identity::v1::MachineToken>>& answered);
    void settle(const auth::Digest& key, const Outcome& outcome);

    static metrics::Counter looked_up(std::string_view kind, std::string_view result);

    const Ask ask_;
    const Limits limits_;
    std::mutex mutex_;
    ByKey<Token> tokens_;
    ByKey<Refusal> refusals_;
    ByKey<std::vector<Waiter>> asking_;
    metrics::Counter hits_, misses_;
};

}  // namespace rollcall::clients
