// One call whose answer is fetched while what came before is rendered.
#pragma once

#include "gateway/clients/perform.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <exception>
#include <memory>
#include <optional>
#include <string>

namespace rollcall::clients {

// Lives on one loop. May be destroyed while a call is on its way: the call owns what it needs.
template <class Request, class Message>
class Ahead {
  public:
    // `rpc` must outlive every call.
    Ahead(const http::Exchange& exchange, const Rpc<Request, Message>& rpc)
        : state_(std::make_shared<State>(exchange, rpc)) {}

    // The call is on its way when this is done. Precondition: the former one was taken.
    boost::asio::awaitable<void> start(Request request) {
        auto loop = co_await boost::asio::this_coro::executor;
        state_->answer.reset();
        const auto arrived = [state = state_](const std::exception_ptr& failure, Result<Answered<Message>> answer) {
            if (failure) answer = fail(internal_error("a call could not be made"));
            state->answer = std::move(answer);
            if (state->arrival) state->arrival->cancel();
        };
        boost::asio::co_spawn(loop, call(state_, std::move(request)), arrived);
        // What was spawned takes its turn first.
        auto turn = boost::asio::post(loop, boost::asio::use_awaitable);
        co_await std::move(turn);
    }

    // What was started, once it is there.
    boost::asio::awaitable<Result<Message>> take() {
        auto loop = co_await boost::asio::this_coro::executor;
        boost::system::error_code cancelled;
        while (!state_->answer) {
            state_->arrival.emplace(loop, boost::asio::steady_timer::time_point::max());
            auto arriving =
                state_->arrival->async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, cancelled));
            co_await std::move(arriving);
        }
        state_->arrival.reset();
        if (!*state_->answer) co_return fail(std::move(*state_->answer).error());
        co_return std::move((*state_->answer)->message);
    }

  private:
    struct State {
        State(const http::Exchange& exchange, const Rpc<Request, Message>& called)
            : rpc(called),
              authorization(context_of(exchange).authorization),
              request_id(exchange.request_id),
              traceparent(exchange.traceparent),
              client_address(exchange.client_address),
              route(exchange.route->label) {}

        CallContext context() const {
            return {
                .authorization = authorization,
                .request_id = request_id,
                .traceparent = traceparent,
                .client_address = client_address,
                .route = route,
                .idempotency_key = {},
                .fingerprint = {}};
        }

        const Rpc<Request, Message>& rpc;
        const std::string authorization, request_id, traceparent, client_address, route;
        std::optional<boost::asio::steady_timer> arrival;  // while somebody waits; never runs out
        std::optional<Result<Answered<Message>>> answer;
    };

    static Pending<Message> call(std::shared_ptr<State> state, Request request) {
        const auto context = state->context();
        auto pending = state->rpc(context, std::move(request));
        auto answered = co_await std::move(pending);
        co_return answered;
    }

    std::shared_ptr<State> state_;
};

}  // namespace rollcall::clients
