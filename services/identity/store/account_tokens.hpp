// Mailed tokens, by hash. One per person and purpose.
#pragma once

#include "common/core/id.hpp"
#include "services/identity/domain/account_token.hpp"

#include <optional>
#include <string>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::identity::store {

// In place of a former one of the same purpose.
void put_account_token(pg::Tx& tx, const UserId& user, domain::Purpose purpose, const std::string& hash);
// Whose living token it is.
std::optional<UserId> owner_of_account_token(pg::Tx& tx, domain::Purpose purpose, const std::string& hash);
// Uses it up; false when another was faster.
bool take_account_token(pg::Tx& tx, domain::Purpose purpose, const std::string& hash);
void drop_account_tokens(pg::Tx& tx, const UserId& user);

}  // namespace rollcall::identity::store
