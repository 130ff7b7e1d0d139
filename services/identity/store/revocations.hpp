// The feed of revocations that every process follows, over all companies: read with the relay's
// role.
#pragma once

#include "common/core/result.hpp"
#include "common/pg/database.hpp"

#include <optional>
#include <vector>

namespace rollcall::identity::store {

struct Revocation {
    std::int64_t sequence = 0;
    CompanyId company;
    UserId user;
    std::optional<SessionId> session;
    std::optional<SessionId> spared;
    Instant issued_before;
};

// Those after the sequence, and all of the last seconds again: rows become visible in another order
// than their numbers say. None older than any living access token.
Result<std::vector<Revocation>> revocations_after(pg::Database& feed, std::int64_t sequence);

// Deletes revocations, sessions and refresh tokens that can no longer matter.
Result<void> sweep(pg::Database& feed);

}  // namespace rollcall::identity::store
