// A token bucket per caller, in this process: so many a second, and what was not used in ten seconds may come at once.
#pragma once

#include "common/core/id.hpp"
#include "gateway/http/exchange.hpp"

#include <array>
#include <chrono>
#include <mutex>
#include <string_view>
#include <unordered_map>

namespace rollcall::middleware {

class RateLimiter {
  public:
    using Clock = std::chrono::steady_clock;

    static constexpr int kWindowSeconds = 10;

    // `policy`: what clients are told is limited, static text. `per_second` 0: no limit.
    explicit RateLimiter(std::string_view policy, int per_second) : policy_(policy), per_second_(per_second) {}

    struct Verdict {
        bool allowed = true;
        http::RateStanding standing;
        int retry_after_seconds = 0;
    };

    Verdict take(const UserId& caller, Clock::time_point now = Clock::now());
    std::size_t callers();

  private:
    static constexpr std::size_t kShards = 16;

    struct Bucket {
        double tokens;
        Clock::time_point filled_at;
    };

    struct Shard {
        std::mutex mutex;
        std::unordered_map<UserId, Bucket> buckets;
        Clock::time_point swept_at = Clock::now();
    };

    // A bucket that is full again says nothing that a new one would not.
    void forget_idle(Shard& shard, Clock::time_point now) const;

    int capacity() const { return per_second_ * kWindowSeconds; }

    const std::string_view policy_;
    const int per_second_;
    std::array<Shard, kShards> shards_;
};

}  // namespace rollcall::middleware
