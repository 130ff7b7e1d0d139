// Error <-> gRPC status: the only place, exhaustive both ways.
#pragma once

#include "common/core/error.hpp"

#include <grpcpp/support/status.h>

namespace rollcall::rpc {

// Carries the whole Error in the status' details. An internal error's message stays here: the wire gets a bland one.
grpc::Status to_status(const Error& error);

// The Error that to_status wrote; a status without our details (deadline, lost connection, full queue) becomes
// unavailable, or internal when gRPC itself says so.
Error from_status(const grpc::Status& status);

}  // namespace rollcall::rpc
