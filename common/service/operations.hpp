// The Operations service of one process: its outbox and its dead letters, for operators (internal key).
#pragma once

#include "common/service/endpoint.hpp"

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

namespace rollcall::service {

struct OperationsSettings {
    std::string schema;
    std::string redis;
    std::string relay_database_url;  // the role that sees the outbox of all companies
};

std::shared_ptr<grpc::Service> make_operations(OperationsSettings settings, Endpoint& endpoint);

}  // namespace rollcall::service
