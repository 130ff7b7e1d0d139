// Failed logins of the last 15 minutes, in Redis for all processes; in this process alone while
// Redis is down.
#pragma once

#include "common/redis/connection.hpp"
#include "services/identity/domain/login_limits.hpp"

#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace rollcall::identity::credentials {

class FailureCounts {
  public:
    explicit FailureCounts(const std::string& redis_address);

    // One count for each limit's key, in order. Never fails; safe from many threads.
    std::vector<domain::FailureCount> read(const std::vector<domain::LoginLimit>& limits);
    // Counts one failure more by each key; what they then stand at.
    std::vector<domain::FailureCount> add(const std::vector<domain::LoginLimit>& limits);

  private:
    using Clock = std::chrono::steady_clock;

    struct Local {
        int failures = 0;
        Clock::time_point forgotten_at;
    };

    using Counts = std::vector<domain::FailureCount>;
    Result<Counts> ask_redis(const std::vector<domain::LoginLimit>& limits, int more);
    Counts count_here(const std::vector<domain::LoginLimit>& limits, int more);
    Counts count(const std::vector<domain::LoginLimit>& limits, int more);

    std::mutex mutex_;
    redis::Connection redis_;
    Clock::time_point redis_again_at_{};
    std::unordered_map<std::string, Local> here_;
};

}  // namespace rollcall::identity::credentials
