#pragma once

#include "services/shift/app/planning.hpp"

#include <memory>
#include <string>

namespace grpc {
class Channel;
}

namespace rollcall::shift::rpc {

// Identity as the directory that planning asks on a miss.
app::Directory identity_directory(const std::shared_ptr<grpc::Channel>& channel, const std::string& internal_key);

}  // namespace rollcall::shift::rpc
