// Principals of tokens whose signature has held before, by SHA-256 of the token: a signature costs
// some 30 µs to check, a hash 2. Bounded, and split so that threads rarely meet.
#pragma once

#include "common/auth/sha256.hpp"
#include "common/core/principal.hpp"

#include <array>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace rollcall::auth {

class VerdictCache {
  public:
    explicit VerdictCache(std::size_t capacity) : per_shard_(capacity / kShards) {}

    std::optional<Principal> find(const Digest& token);
    void remember(const Digest& token, const Principal& principal, Instant at);
    std::size_t size();

  private:
    static constexpr std::size_t kShards = 16;

    struct DigestHash {
        std::size_t operator()(const Digest& digest) const noexcept;
    };

    struct Shard {
        std::mutex mutex;
        std::unordered_map<Digest, Principal, DigestHash> entries;
    };

    Shard& shard_of(const Digest& token) { return shards_[token[31] % kShards]; }

    const std::size_t per_shard_;
    std::array<Shard, kShards> shards_;
};

}  // namespace rollcall::auth
