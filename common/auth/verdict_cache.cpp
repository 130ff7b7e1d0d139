#include "common/auth/verdict_cache.hpp"

#include <cstring>

namespace rollcall::auth {

std::size_t VerdictCache::DigestHash::operator()(const Digest& digest) const noexcept {
    std::size_t hash = 0;
    std::memcpy(&hash, digest.data(), sizeof hash);
    return hash;
}

std::optional<Principal> VerdictCache::find(const Digest& token) {
    auto& shard = shard_of(token);
    const std::lock_guard lock(shard.mutex);
    const auto found = shard.entries.find(token);
    if (found == shard.entries.end()) return std::nullopt;
    return found->second;
}

void VerdictCache::remember(const Digest& token, const Principal& principal, Instant at) {
    auto& shard = shard_of(token);
    const std::lock_guard lock(shard.mutex);
    if (shard.entries.size() >= per_shard_)
        std::erase_if(shard.entries, [&](const auto& entry) { return entry.second.expires_at <= at; });
    // Full of living tokens: any of them makes room, it only has to be verified once more.
    if (shard.entries.size() >= per_shard_ && !shard.entries.empty()) shard.entries.erase(shard.entries.begin());
    shard.entries.insert_or_assign(token, principal);
}

std::size_t VerdictCache::size() {
    std::size_t total = 0;
    for (auto& shard : shards_) {
        const std::lock_guard lock(shard.mutex);
        total += shard.entries.size();
    }
    return total;
}

}  // namespace rollcall::auth
