// Turns a service's stub methods into Rpcs. Included by clients/*.cpp only.
#pragma once

#include "gateway/clients/call_unary.hpp"
#include "gateway/clients/peer.hpp"

#include <algorithm>
#include <atomic>
#include <memory>
#include <vector>

namespace rollcall::clients {

inline constexpr std::chrono::milliseconds kReadTimeout{5'000};
inline constexpr std::chrono::milliseconds kWriteTimeout{8'000};
// For a peer that is being restarted.
inline constexpr std::chrono::milliseconds kPatience{2'500};

template <class Service>
class Stubs {
  public:
    using Stub = typename Service::Stub;

    Stubs(std::shared_ptr<Peer> peer, AnswerQueue& answers)
        : state_(std::make_shared<State>(std::move(peer), answers)) {}

    template <class Request, class Message>
    Rpc<Request, Message> read(Method<Stub, Request, Message> method) const {
        return rpc(method, kReadTimeout);
    }

    // That is worth no longer wait.
    template <class Request, class Message>
    Rpc<Request, Message> within(std::chrono::milliseconds time, Method<Stub, Request, Message> method) const {
        return [state = state_, method, time](const CallContext& context, Request request) {
            return call_unary(state->next(), method, context, {time, false}, std::move(request), state->answers);
        };
    }

    template <class Request, class Message>
    Rpc<Request, Message> write(Method<Stub, Request, Message> method) const {
        return rpc(method, kWriteTimeout);
    }

  private:
    struct State {
        State(std::shared_ptr<Peer> reached, AnswerQueue& queue) : peer(std::move(reached)), answers(queue) {
            for (const auto& channel : peer->channels()) stubs.push_back(Service::NewStub(channel));
        }

        Stub& next() {
            const auto turn = turns.fetch_add(1, std::memory_order_relaxed);
            return *stubs[turn % stubs.size()];
        }

        std::shared_ptr<Peer> peer;
        AnswerQueue& answers;
        std::vector<std::unique_ptr<Stub>> stubs;
        std::atomic<std::size_t> turns{0};
    };

    template <class Request, class Message>
    Rpc<Request, Message> rpc(Method<Stub, Request, Message> method, std::chrono::milliseconds timeout) const {
        return [state = state_, method, timeout](const CallContext& context, Request request) {
            const bool reachable = state->peer->is_reachable();
            const CallOptions options{
                reachable ? timeout : std::min(timeout, kPatience), state->peer->is_worth_waiting_for()};
            return call_unary(state->next(), method, context, options, std::move(request), state->answers);
        };
    }

    std::shared_ptr<State> state_;
};

}  // namespace rollcall::clients
