// What a route does once its request is read: call one RPC, then say what came back.
#pragma once

#include "common/core/id.hpp"
#include "gateway/clients/call.hpp"
#include "gateway/http/route.hpp"

#include <utility>

namespace rollcall::clients {

// What the last id in the path is of, as the services' audit entries call it: "user:<uuid>"; "": no id is in it.
std::string target_of(const http::Exchange& exchange);

inline CallContext context_of(const http::Exchange& exchange) {
    return {
        .authorization = exchange.principal ? exchange.request.header(http::Header::authorization) : std::string_view{},
        .request_id = exchange.request_id,
        .traceparent = exchange.traceparent,
        .client_address = exchange.client_address,
        .route = exchange.route->label,
        .target = target_of(exchange),
        .idempotency_key = exchange.idempotency_key,
        .fingerprint = exchange.fingerprint,
    };
}

// Calls once, and keeps in the exchange what the answer's headers tell.
template <class Request, class Message>
boost::asio::awaitable<Result<Message>> ask(
    http::Exchange& exchange, const Rpc<Request, Message>& rpc, Request request
) {
    const auto context = context_of(exchange);
    const auto began = http::Exchange::Clock::now();
    auto pending = rpc(context, std::move(request));
    auto answered = co_await std::move(pending);
    exchange.upstream += http::Exchange::Clock::now() - began;
    if (!answered) co_return fail(std::move(answered).error());
    exchange.replayed = exchange.replayed || answered->replayed;
    if (!answered->event.empty()) exchange.events.push_back(std::move(answered->event));
    co_return std::move(answered->message);
}

template <class Request, class Message, class Render>
http::Answer ask_and_render(
    http::Exchange& exchange, const Rpc<Request, Message>& rpc, Request request, Render render
) {
    auto asking = ask(exchange, rpc, std::move(request));
    const auto message = co_await std::move(asking);
    if (!message) co_return fail(message.error());
    co_return render(exchange, *message);
}

// `render(exchange, message)` makes the answer. `rpc` must outlive the action.
template <class Request, class Message, class Render>
http::Action perform(const Rpc<Request, Message>& rpc, Request request, Render render) {
    return [&rpc, request = std::move(request), render = std::move(render)](http::Exchange& exchange) mutable {
        return ask_and_render(exchange, rpc, std::move(request), std::move(render));
    };
}

}  // namespace rollcall::clients
