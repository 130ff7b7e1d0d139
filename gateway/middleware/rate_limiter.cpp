#include "gateway/middleware/rate_limiter.hpp"

#include <algorithm>
#include <cmath>

namespace rollcall::middleware {

namespace {

double seconds_between(RateLimiter::Clock::time_point from, RateLimiter::Clock::time_point to) {
    return std::chrono::duration<double>(to - from).count();
}

}  // namespace

RateLimiter::Verdict RateLimiter::take(const UserId& caller, Clock::time_point now) {
    if (per_second_ == 0) return {};
    auto& shard = shards_[caller.bytes()[15] % kShards];
    const std::lock_guard lock(shard.mutex);
    forget_idle(shard, now);
    const auto full = static_cast<double>(capacity());
    auto& bucket = shard.buckets.try_emplace(caller, Bucket{full, now}).first->second;
    bucket.tokens = std::min(full, bucket.tokens + seconds_between(bucket.filled_at, now) * per_second_);
    bucket.filled_at = now;
    Verdict verdict{.allowed = bucket.tokens >= 1};
    if (verdict.allowed) bucket.tokens -= 1;
    verdict.standing = {
        .limit = capacity(),
        .window_seconds = kWindowSeconds,
        .remaining = static_cast<int>(bucket.tokens),
        .reset_seconds = static_cast<int>(std::ceil((full - bucket.tokens) / per_second_)),
        .policy = policy_,
    };
    if (!verdict.allowed) verdict.retry_after_seconds = 1;
    return verdict;
}

void RateLimiter::forget_idle(Shard& shard, Clock::time_point now) const {
    if (seconds_between(shard.swept_at, now) < kWindowSeconds) return;
    shard.swept_at = now;
    std::erase_if(shard.buckets, [now](const auto& entry) {
        return seconds_between(entry.second.filled_at, now) >= kWindowSeconds;
    });
}

std::size_t RateLimiter::callers() {
    std::size_t total = 0;
    for (auto& shard : shards_) {
        const std::lock_guard lock(shard.mutex);
        total += shard.buckets.size();
    }
    return total;
}

}  // namespace rollcall::middleware
