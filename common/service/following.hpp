// The Following service of one process: what it has applied of other services' events.
#pragma once

#include "common/service/endpoint.hpp"

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

namespace rollcall::service {

std::shared_ptr<grpc::Service> make_following(const std::string& schema, pg::Database& database, Endpoint& endpoint);

}  // namespace rollcall::service
