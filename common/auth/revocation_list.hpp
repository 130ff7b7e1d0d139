// Tokens that are over before they expire. Kept as long as such a token could live.
#pragma once

#include "common/auth/verifier.hpp"
#include "common/core/principal.hpp"

#include <shared_mutex>
#include <unordered_map>
#include <vector>

namespace rollcall::auth {

class RevocationList {
  public:
    // Applying one twice changes nothing: the feed repeats itself.
    void apply(const std::vector<Revocation>& revocations);
    bool covers(const Principal& principal) const;
    // Drops what was issued before `moment`; no living token can be that old.
    void forget_before(Instant moment);

    std::int64_t last_sequence() const;
    std::size_t size() const;

  private:
    struct UserCut {
        SessionId spared;
        Instant issued_before;

        bool operator==(const UserCut&) const = default;
    };

    mutable std::shared_mutex mutex_;
    std::unordered_map<SessionId, Instant> sessions_;
    std::unordered_map<UserId, std::vector<UserCut>> users_;
    std::int64_t last_sequence_ = 0;
};

}  // namespace rollcall::auth
