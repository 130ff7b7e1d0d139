// One service as the gateway reaches it: its channels, and whether it can be reached.
#pragma once

#include <grpcpp/grpcpp.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace rollcall::clients {

class Peer {
  public:
    Peer(std::string name, const std::string& address, std::size_t channels);

    const std::string& name() const { return name_; }

    const std::vector<std::shared_ptr<grpc::Channel>>& channels() const { return channels_; }

    // Looks at the channels and makes them connect. Called a few times a second, by one thread.
    void look();

    bool is_reachable() const { return reachable_.load(std::memory_order_relaxed); }

    // A call may wait for a peer that is being restarted, but not for one that has been away for a while: then an
    // answer at once is better than a wait in vain.
    bool is_worth_waiting_for() const { return worth_waiting_for_.load(std::memory_order_relaxed); }

  private:
    using Clock = std::chrono::steady_clock;

    std::string name_;
    std::vector<std::shared_ptr<grpc::Channel>> channels_;
    std::atomic<bool> reachable_{false};
    std::atomic<bool> worth_waiting_for_{true};
    Clock::time_point last_reached_ = Clock::now();
};

}  // namespace rollcall::clients
