#include "gateway/clients/key_tokens.hpp"

#include "gateway/clients/perform.hpp"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <memory>
#include <utility>

namespace rollcall::clients {

namespace {

constexpr std::size_t kLongestKey = 256;

Error not_answered() {
    return unavailable("The credential could not be checked; try again.");
}

Error no_key() {
    return {.code = Code::unauthenticated, .reason = "apiKeyIsNotValid", .message = "This is not an API key."};
}

// Makes room: what is over goes first, else any eighth, so that a full map is not searched for each one more.
template <class Map>
void make_room(Map& map, std::size_t most, KeyTokens::Clock::time_point now) {
    if (map.size() < most) return;
    std::erase_if(map, [now](const auto& entry) { return entry.second.expires_at <= now; });
    for (auto spare = most / 8 + 1; map.size() >= most && spare > 0; --spare) map.erase(map.begin());
}

}  // namespace

// Whoever asks answers those who wait, come what may.
class KeyTokens::Asking {
  public:
    Asking(KeyTokens& tokens, const auth::Digest& key) : tokens_(tokens), key_(key) {}

    ~Asking() {
        if (!settled_) tokens_.settle(key_, fail(not_answered()));
    }

    Asking(const Asking&) = delete;
    Asking& operator=(const Asking&) = delete;

    void settle(const Outcome& outcome) {
        settled_ = true;
        tokens_.settle(key_, outcome);
    }

  private:
    KeyTokens& tokens_;
    const auth::Digest key_;
    bool settled_ = false;
};

metrics::Counter KeyTokens::looked_up(std::string_view kind, std::string_view result) {
    return metrics::counter(
        "rollcall_machine_key_cache_total",
        "Keys of machines looked up in the cache",
        {{"kind", std::string(kind)}, {"result", std::string(result)}}
    );
}

boost::asio::awaitable<KeyTokens::Outcome> KeyTokens::token_for(const http::Exchange& exchange, std::string key) {
    if (key.size() > kLongestKey) co_return fail(no_key());
    const auto digest = auth::sha256(key);
    auto next = step(digest);
    if (next.turn == Turn::known) {
        hits_.add();
        co_return std::move(next.outcome);
    }
    misses_.add();
    auto answering = next.turn == Turn::ask ? ask(exchange, digest, std::move(key)) : wait(digest);
    auto outcome = co_await std::move(answering);
    co_return outcome;
}

void KeyTokens::forget(std::string_view key) {
    const std::lock_guard lock(mutex_);
    tokens_.erase(auth::sha256(key));
}

void KeyTokens::forget_refusal(std::string_view key) {
    const std::lock_guard lock(mutex_);
    refusals_.erase(auth::sha256(key));
}

std::size_t KeyTokens::size() {
    const std::lock_guard lock(mutex_);
    return tokens_.size() + refusals_.size();
}

KeyTokens::Step KeyTokens::step(const auth::Digest& key) {
    const std::lock_guard lock(mutex_);
    const auto now = Clock::now();
    const bool asked = asking_.contains(key);
    if (auto answer = known(key, now)) {
        const auto token = tokens_.find(key);
        const bool fresh = token == tokens_.end() || now < token->second.fresh_until;
        if (fresh || asked) return {Turn::known, std::move(*answer)};
    }
    if (asked) return {Turn::wait, fail(not_answered())};
    asking_.try_emplace(key);
    return {Turn::ask, fail(not_answered())};
}

std::optional<KeyTokens::Outcome> KeyTokens::known(const auth::Digest& key, Clock::time_point now) const {
    if (const auto token = tokens_.find(key); token != tokens_.end() && now < token->second.expires_at)
        return token->second.machine;
    if (const auto refusal = refusals_.find(key); refusal != refusals_.end() && now < refusal->second.expires_at)
        return fail(refusal->second.error);
    return std::nullopt;
}

boost::asio::awaitable<KeyTokens::Outcome> KeyTokens::ask(
    const http::Exchange& exchange, auth::Digest digest, std::string key
) {
    Asking asking(*this, digest);
    const auto context = context_of(exchange);
    auto pending = ask_(context, std::move(key));
    const auto answered = co_await std::move(pending);
    auto outcome = keep(digest, answered);
    asking.settle(outcome);
    co_return outcome;
}

KeyTokens::Outcome KeyTokens::keep(
    const auth::Digest& key, const Result<Answered<identity::v1::MachineToken>>& answered
) {
    const std::lock_guard lock(mutex_);
    const auto now = Clock::now();
    if (answered) {
        auto token = std::make_shared<const identity::v1::MachineToken>(answered->message);
        refusals_.erase(key);
        make_room(tokens_, limits_.keys, now);
        const auto expires_at = now + std::chrono::seconds(token->expires_in());
        tokens_.insert_or_assign(key, Token{token, now + limits_.fresh, expires_at});
        return token;
    }
    const auto code = answered.error().code;
    if (code == Code::unauthenticated || code == Code::permission_denied) {
        tokens_.erase(key);
        make_room(refusals_, limits_.keys, now);
        refusals_.insert_or_assign(key, Refusal{answered.error(), now + limits_.refused});
        return fail(answered.error());
    }
    const auto former = tokens_.find(key);
    if (former == tokens_.end() || former->second.expires_at <= now) return fail(answered.error());
    former->second.fresh_until = now + limits_.refused;
    return former->second.machine;
}

void KeyTokens::settle(const auth::Digest& key, const Outcome& outcome) {
    std::vector<Waiter> waiting;
    {
        const std::lock_guard lock(mutex_);
        const auto asked = asking_.find(key);
        if (asked == asking_.end()) return;
        waiting = std::move(asked->second);
        asking_.erase(asked);
    }
    for (const auto& waiter : waiting) waiter(outcome);
}

boost::asio::awaitable<KeyTokens::Outcome> KeyTokens::wait(auth::Digest digest) {
    return boost::asio::async_initiate<const boost::asio::use_awaitable_t<>&, void(Outcome)>(
        [this, digest](auto handler) {
            const auto resume = std::make_shared<decltype(handler)>(std::move(handler));
            const auto executor = boost::asio::get_associated_executor(*resume);
            // Posted: the coroutine belongs to its loop.
            join(digest, [resume, executor](Outcome outcome) {
                boost::asio::post(executor, [resume, outcome = std::move(outcome)]() mutable {
                    auto waiting = std::move(*resume);
                    waiting(std::move(outcome));
                });
            });
        },
        boost::asio::use_awaitable
    );
}

void KeyTokens::join(const auth::Digest& key, Waiter waiter) {
    Outcome outcome = fail(not_answered());
    {
        const std::lock_guard lock(mutex_);
        const auto asked = asking_.find(key);
        if (asked != asking_.end()) {
            asked->second.push_back(std::move(waiter));
            return;
        }
        // Answered in between.
        if (auto answer = known(key, Clock::now())) outcome = std::move(*answer);
    }
    waiter(std::move(outcome));
}

}  // namespace rollcall::clients
