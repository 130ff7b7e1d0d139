#include "services/identity/credentials/failure_counts.hpp"

#include "common/auth/sha256.hpp"
#include "common/log/log.hpp"

namespace rollcall::identity::credentials {

namespace {

constexpr std::chrono::milliseconds kRedisTimeout{500};
// After a failure Redis is left alone for a while, or each login would wait for its timeout.
constexpr std::chrono::seconds kRedisPause{2};
constexpr std::size_t kMostHere = 50'000;

// ARGV: how many more (0 only reads), the window in seconds.
constexpr char kCount[] = R"lua(
    local failures
    if tonumber(ARGV[1]) > 0 then
        failures = redis.call('INCRBY', KEYS[1], ARGV[1])
        if failures == tonumber(ARGV[1]) then redis.call('EXPIRE', KEYS[1], ARGV[2]) end
    else
        failures = tonumber(redis.call('GET', KEYS[1]) or '0')
    end
    return {failures, redis.call('TTL', KEYS[1])}
)lua";

// Keys name addresses and e-mails: only their hash leaves the process.
std::string redis_key(const std::string& key) {
    return "rollcall:login-failures:" + auth::sha256_hex(key);
}

}  // namespace

FailureCounts::FailureCounts(const std::string& redis_address) : redis_(redis_address, kRedisTimeout) {}

std::vector<domain::FailureCount> FailureCounts::read(const std::vector<domain::LoginLimit>& limits) {
    return count(limits, 0);
}

std::vector<domain::FailureCount> FailureCounts::add(const std::vector<domain::LoginLimit>& limits) {
    return count(limits, 1);
}

FailureCounts::Counts FailureCounts::count(const std::vector<domain::LoginLimit>& limits, int more) {
    const std::lock_guard lock(mutex_);
    if (Clock::now() >= redis_again_at_) {
        auto counts = ask_redis(limits, more);
        if (counts) return std::move(*counts);
        redis_again_at_ = Clock::now() + kRedisPause;
        log::warning("login failures are counted in this process", {{"why", counts.error().message}});
    }
    return count_here(limits, more);
}

Result<FailureCounts::Counts> FailureCounts::ask_redis(const std::vector<domain::LoginLimit>& limits, int more) {
    std::vector<redis::Command> commands;
    for (const auto& limit : limits)
        commands.push_back(
            {"EVAL",
             kCount,
             "1",
             redis_key(limit.key),
             std::to_string(more),
             std::to_string(domain::kLoginWindow.count())}
        );
    ROLLCALL_TRY(const auto replies, redis_.run_all(commands));
    Counts counts;
    for (const auto& reply : replies)
        counts.push_back({static_cast<int>(reply[0].number()), Seconds(reply[1].number())});
    return counts;
}

FailureCounts::Counts FailureCounts::count_here(const std::vector<domain::LoginLimit>& limits, int more) {
    const auto at = Clock::now();
    if (here_.size() >= kMostHere)
        std::erase_if(here_, [&](const auto& entry) { return entry.second.forgotten_at <= at; });
    if (here_.size() >= kMostHere) here_.clear();
    Counts counts;
    for (const auto& limit : limits) {
        auto& local = here_[limit.key];
        if (local.forgotten_at <= at) local = {0, at + domain::kLoginWindow};
        local.failures += more;
        const auto left = std::chrono::ceil<Seconds>(local.forgotten_at - at);
        counts.push_back({local.failures, left});
    }
    return counts;
}

}  // namespace rollcall::identity::credentials
