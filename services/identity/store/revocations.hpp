// The feed of revocations that every process follows, over all companies: read with the relay's
// role.
#pragma once

#include "common/core/result.hpp"
#include "common/pg/database.hpp"
#include "services/identity/domain/revocation.hpp"

#include <vector>

namespace rollcall::identity::store {

// Those after the sequence, and all of the last seconds again: rows become visible in another order
// than their numbers say. None older than any living access token.
Result<std::vector<domain::Revocation>> revocations_after(pg::Database& feed, std::int64_t sequence);

// Deletes revocations, sessions and refresh tokens that can no longer matter.
Result<void> sweep(pg::Database& feed);

}  // namespace rollcall::identity::store
