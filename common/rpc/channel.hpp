// Channels between our processes: quick to reconnect, and blocking unary calls to a sibling for use on worker threads.
#pragma once

#include "common/core/result.hpp"
#include "common/rpc/status.hpp"

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <memory>
#include <string>

namespace rollcall::rpc {

// Reconnects after 100 ms to 2 s. Lives until the process ends.
std::shared_ptr<grpc::Channel> make_channel(const std::string& address);

// Credential of a sibling or operator, a deadline, and patience while the sibling restarts.
void prepare_internal(grpc::ClientContext& context, const std::string& internal_key, std::chrono::milliseconds timeout);

// Calls a sibling as the installation itself. `method` is e.g. &identity::v1::Identity::Stub::GetPeople.
template <class Stub, class Request, class Answer>
Result<Answer> call_internal(
    Stub& stub,
    grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Answer*),
    const Request& request,
    const std::string& internal_key,
    std::chrono::milliseconds timeout = std::chrono::milliseconds(2000)
) {
    grpc::ClientContext context;
    prepare_internal(context, internal_key, timeout);
    Answer answer;
    const auto status = (stub.*method)(&context, request, &answer);
    if (!status.ok()) return fail(from_status(status));
    return answer;
}

}  // namespace rollcall::rpc
