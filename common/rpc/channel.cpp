#include "common/rpc/channel.hpp"

#include "common/rpc/call.hpp"

#include <cstdlib>

namespace rollcall::rpc {

std::shared_ptr<grpc::Channel> make_channel(const std::string& address) {
    // Blocking calls notice a restarted peer only when this poller looks; its default of 5 s is a long outage.
    setenv("GRPC_CLIENT_CHANNEL_BACKUP_POLL_INTERVAL_MS", "200", 0);
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 100);
    arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 100);
    arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 2000);
    arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
    return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

void prepare_internal(
    grpc::ClientContext& context, const std::string& internal_key, std::chrono::milliseconds timeout
) {
    context.AddMetadata(kInternalKey, internal_key);
    context.set_deadline(std::chrono::system_clock::now() + timeout);
    context.set_wait_for_ready(true);
}

}  // namespace rollcall::rpc
