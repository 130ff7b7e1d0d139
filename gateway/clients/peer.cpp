#include "gateway/clients/peer.hpp"

#include <algorithm>

namespace rollcall::clients {

namespace {

constexpr std::chrono::milliseconds kPatience{2'500};

std::shared_ptr<grpc::Channel> make_channel(const std::string& address) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 100);
    arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 100);
    arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 2'000);
    arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 30'000);
    arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 5'000);
    arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
    // Work on every call that we have no use for: we do not retry, the services are near, and figures are our own.
    // Of the optional stack only deadlines stay.
    arguments.SetInt(GRPC_ARG_MINIMAL_STACK, 1);
    arguments.SetInt(GRPC_ARG_ENABLE_DEADLINE_CHECKS, 1);
    arguments.SetInt(GRPC_ARG_ENABLE_RETRIES, 0);
    arguments.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
    // Else channels to one address would share one connection, and it would be the bottleneck.
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

}  // namespace

Peer::Peer(std::string name, const std::string& address, std::size_t channels) : name_(std::move(name)) {
    for (std::size_t i = 0; i < channels; ++i) channels_.push_back(make_channel(address));
}

void Peer::look() {
    const auto now = Clock::now();
    bool reached = false;
    for (const auto& channel : channels_) reached |= channel->GetState(true) == GRPC_CHANNEL_READY;
    if (reached) last_reached_ = now;
    reachable_ = reached;
    worth_waiting_for_ = now - last_reached_ < kPatience;
}

}  // namespace rollcall::clients
