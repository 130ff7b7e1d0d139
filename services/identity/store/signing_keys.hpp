// The installation's signing keys.
#pragma once

#include "common/core/result.hpp"
#include "common/pg/database.hpp"

#include <string>
#include <vector>

namespace rollcall::identity::store {

struct SigningKey {
    std::string kid;
    std::string private_pem;
    std::string public_pem;
};

// Those that are published, the one that signs first. Empty on a new installation.
Result<std::vector<SigningKey>> published_keys(pg::Database& database);
// Unless another process was first.
Result<void> add_first_key(pg::Database& database, const SigningKey& key);
// The former key stays published for `keep`.
Result<void> rotate_key(pg::Database& database, const SigningKey& key, Seconds keep);

}  // namespace rollcall::identity::store
