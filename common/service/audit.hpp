// The Audit service of one process: its audit entries, for admins of their company.
#pragma once

#include "common/service/endpoint.hpp"

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

namespace rollcall::service {

std::shared_ptr<grpc::Service> make_audit(const std::string& schema, Endpoint& endpoint);

}  // namespace rollcall::service
