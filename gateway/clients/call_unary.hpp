// From gRPC's callbacks to coroutines of the gateway's loops. Included by clients/*.cpp only.
#pragma once

#include "common/rpc/call.hpp"
#include "common/rpc/status.hpp"
#include "gateway/clients/call.hpp"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <memory>
#include <utility>

namespace rollcall::clients {

template <class Async, class Request, class Message>
using AsyncMethod = void (Async::*)(grpc::ClientContext*, const Request*, Message*, std::function<void(grpc::Status)>);

struct CallOptions {
    std::chrono::milliseconds timeout{5'000};
    bool wait_for_ready = true;
};

inline void prepare(grpc::ClientContext& context, const CallContext& call, const CallOptions& options) {
    const auto add = [&context](const char* name, std::string_view value) {
        if (!value.empty()) context.AddMetadata(name, std::string(value));
    };
    add(rpc::kAuthorization, call.authorization);
    add(rpc::kRequestId, call.request_id);
    add(rpc::kTraceparent, call.traceparent);
    add(rpc::kClientAddress, call.client_address);
    add(rpc::kRoute, call.route);
    add(rpc::kIdempotencyKey, call.idempotency_key);
    add(rpc::kFingerprint, call.fingerprint);
    context.set_deadline(std::chrono::system_clock::now() + options.timeout);
    context.set_wait_for_ready(options.wait_for_ready);
}

// Everything a call in flight needs, until its coroutine goes on.
template <class Request, class Message, class Handler>
struct UnaryCall {
    UnaryCall(Request sent, Handler waiting) : request(std::move(sent)), handler(std::move(waiting)) {}

    grpc::ClientContext context;
    Request request;
    Message message;
    Handler handler;

    Result<Answered<Message>> result(const grpc::Status& status) {
        if (!status.ok()) return fail(rpc::from_status(status));
        const auto& trailers = context.GetServerTrailingMetadata();
        return Answered<Message>{std::move(message), trailers.find(rpc::kReplayed) != trailers.end()};
    }
};

template <class Async, class Request, class Message, class Handler>
void start_call(
    Async* async,
    AsyncMethod<Async, Request, Message> method,
    const CallContext& context,
    const CallOptions& options,
    Request request,
    Handler handler
) {
    const auto executor = boost::asio::get_associated_executor(handler);
    auto* call = new UnaryCall<Request, Message, Handler>(std::move(request), std::move(handler));
    prepare(call->context, context, options);
    // Posted, never resumed here: this is gRPC's thread, and the coroutine belongs to its loop.
    (async->*method)(&call->context, &call->request, &call->message, [call, executor](grpc::Status status) {
        std::unique_ptr<UnaryCall<Request, Message, Handler>> owned(call);
        boost::asio::post(executor, [owned = std::move(owned), status = std::move(status)]() mutable {
            auto result = owned->result(status);
            auto resume = std::move(owned->handler);
            owned.reset();
            resume(std::move(result));
        });
    });
}

// An ordinary function on purpose: g++ 12 destroys some temporaries of a co_await expression twice.
template <class Async, class Request, class Message>
Pending<Message> call_unary(
    Async* async,
    AsyncMethod<Async, Request, Message> method,
    const CallContext& context,
    const CallOptions& options,
    Request request
) {
    return boost::asio::async_initiate<const boost::asio::use_awaitable_t<>&, void(Result<Answered<Message>>)>(
        [async, method, &context, options, request = std::move(request)](auto handler) mutable {
            start_call(async, method, context, options, std::move(request), std::move(handler));
        },
        boost::asio::use_awaitable
    );
}

}  // namespace rollcall::clients
