#pragma once

#include "services/notification/app/directory.hpp"

#include <memory>
#include <string>

namespace grpc {
class Channel;
}

namespace rollcall::notification::rpc {

// Identity as the directory that is asked on a miss.
app::Directory identity_directory(const std::shared_ptr<grpc::Channel>& channel, const std::string& internal_key);

}  // namespace rollcall::notification::rpc
