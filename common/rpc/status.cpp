#include "common/rpc/status.hpp"

#include <rollcall/common/v1/common.pb.h>

namespace rollcall::rpc {

namespace {

grpc::StatusCode status_code(Code code) {
    switch (code) {
        case Code::invalid_argument: return grpc::StatusCode::INVALID_ARGUMENT;
        case Code::unauthenticated: return grpc::StatusCode::UNAUTHENTICATED;
        case Code::permission_denied: return grpc::StatusCode::PERMISSION_DENIED;
        case Code::not_found: return grpc::StatusCode::NOT_FOUND;
        case Code::conflict: return grpc::StatusCode::ALREADY_EXISTS;
        case Code::stale: return grpc::StatusCode::ABORTED;
        case Code::unprocessable: return grpc::StatusCode::FAILED_PRECONDITION;
        case Code::exhausted: return grpc::StatusCode::RESOURCE_EXHAUSTED;
        case Code::unavailable: return grpc::StatusCode::UNAVAILABLE;
        case Code::internal: return grpc::StatusCode::INTERNAL;
    }
    return grpc::StatusCode::INTERNAL;
}

// A status that gRPC itself made: no details of ours in it.
Error from_bare(const grpc::Status& status) {
    switch (status.error_code()) {
        case grpc::StatusCode::UNAVAILABLE:
        case grpc::StatusCode::DEADLINE_EXCEEDED:
        case grpc::StatusCode::CANCELLED:
        case grpc::StatusCode::RESOURCE_EXHAUSTED: return unavailable("The service did not answer in time; try again.");
        default: return internal_error("gRPC: " + status.error_message());
    }
}

}  // namespace

grpc::Status to_status(const Error& error) {
    const bool hide = error.code == Code::internal;
    common::v1::ErrorDetail detail;
    detail.set_code(static_cast<int>(error.code));
    detail.set_reason(error.reason);
    detail.set_message(hide ? "Something went wrong on our side." : error.message);
    detail.set_retry_after_seconds(error.retry_after_seconds);
    for (const auto& field : error.fields) {
        auto* out = detail.add_fields();
        out->set_field(field.field);
        out->set_fault(static_cast<int>(field.fault));
        out->set_message(field.message);
    }
    return grpc::Status(status_code(error.code), detail.reason(), detail.SerializeAsString());
}

Error from_status(const grpc::Status& status) {
    common::v1::ErrorDetail detail;
    if (status.error_details().empty() || !detail.ParseFromString(status.error_details())) return from_bare(status);
    if (detail.code() < 0 || detail.code() > static_cast<int>(Code::internal)) return from_bare(status);
    Error error{
        .code = static_cast<Code>(detail.code()),
        .reason = detail.reason(),
        .message = detail.message(),
        .retry_after_seconds = detail.retry_after_seconds(),
    };
    for (const auto& field : detail.fields())
        error.fields.push_back({field.field(), static_cast<Fault>(field.fault()), field.message()});
    return error;
}

}  // namespace rollcall::rpc
