// From gRPC's calls to coroutines of the gateway's loops. Included by clients/*.cpp only.
#pragma once

#include "common/rpc/call.hpp"
#include "common/rpc/status.hpp"
#include "gateway/clients/answer_queue.hpp"
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

template <class Message>
using Reader = grpc::ClientAsyncResponseReader<Message>;

// e.g. &Attendance::Stub::PrepareAsyncCheckIn
template <class Stub, class Request, class Message>
using Method = std::unique_ptr<Reader<Message>> (Stub::*)(grpc::ClientContext*, const Request&, grpc::CompletionQueue*);

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
    add(rpc::kTarget, call.target);
    add(rpc::kIdempotencyKey, call.idempotency_key);
    add(rpc::kFingerprint, call.fingerprint);
    context.set_deadline(std::chrono::system_clock::now() + options.timeout);
    context.set_wait_for_ready(options.wait_for_ready);
}

// Everything a call in flight needs, until its coroutine goes on.
template <class Message, class Handler>
class UnaryCall final : public Waiting {
  public:
    explicit UnaryCall(Handler handler)
        : handler_(std::move(handler)), executor_(boost::asio::get_associated_executor(handler_)) {}

    template <class Stub, class Request>
    void start(Stub& stub, Method<Stub, Request, Message> method, const Request& request, AnswerQueue& answers) {
        reader_ = (stub.*method)(&context, request, answers.queue());
        reader_->StartCall();
        reader_->Finish(&message_, &status_, static_cast<Waiting*>(this));
    }

    // Posted, never resumed here: the coroutine belongs to its loop.
    void arrived() override {
        std::unique_ptr<UnaryCall> self(this);
        auto executor = executor_;
        boost::asio::post(executor, [self = std::move(self)]() mutable {
            auto result = self->result();
            auto resume = std::move(self->handler_);
            self.reset();
            resume(std::move(result));
        });
    }

    grpc::ClientContext context;

  private:
    Result<Answered<Message>> result() {
        if (!status_.ok()) return fail(rpc::from_status(status_));
        const auto& trailers = context.GetServerTrailingMetadata();
        Answered<Message> answered{std::move(message_), trailers.find(rpc::kReplayed) != trailers.end(), {}};
        if (const auto event = trailers.find(rpc::kEvent); event != trailers.end())
            answered.event.assign(event->second.data(), event->second.size());
        return answered;
    }

    Handler handler_;
    boost::asio::associated_executor_t<Handler> executor_;
    Message message_;
    grpc::Status status_;
    std::unique_ptr<Reader<Message>> reader_;
};

// An ordinary function on purpose: g++ 12 destroys some temporaries of a co_await expression twice.
template <class Stub, class Request, class Message>
Pending<Message> call_unary(
    Stub& stub,
    Method<Stub, Request, Message> method,
    const CallContext& context,
    const CallOptions& options,
    Request request,
    AnswerQueue& answers
) {
    return boost::asio::async_initiate<const boost::asio::use_awaitable_t<>&, void(Result<Answered<Message>>)>(
        [&stub, method, &context, options, request = std::move(request), &answers](auto handler) {
            auto call = std::make_unique<UnaryCall<Message, decltype(handler)>>(std::move(handler));
            prepare(call->context, context, options);
            call.release()->start(stub, method, request, answers);
        },
        boost::asio::use_awaitable
    );
}

}  // namespace rollcall::clients
