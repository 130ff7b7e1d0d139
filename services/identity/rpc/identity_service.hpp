// The identity service's gRPC surface (proto/rollcall/identity/v1/identity.proto).
#pragma once

#include "common/service/endpoint.hpp"
#include "services/identity/app/sessions.hpp"

#include <memory>
#include <rollcall/identity/v1/identity.grpc.pb.h>

namespace rollcall::identity::rpc {

struct IdentityParts {
    app::SessionParts sessions;
    pg::Database& feed;  // under the relay's role: the revocations of all companies
    service::Endpoint& endpoint;
    service::Endpoint&
        login;  // on threads of its own: logins compute, others must not wait for them
    std::function<void()> announced;  // wakes the relay
};

std::shared_ptr<grpc::Service> make_identity_service(IdentityParts parts);

}  // namespace rollcall::identity::rpc
