// Sessions, their refresh tokens (by hash only), and what ends them.
#pragma once

#include "common/core/id.hpp"

#include <optional>
#include <string>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::identity::store {

struct NewSession {
    SessionId id;
    UserId user;
    Instant expires_at;  // however often it is refreshed
};

void insert_session(pg::Tx& tx, const NewSession& session);

struct NewRefreshToken {
    std::string hash;
    SessionId session;
    Instant expires_at;
};

// Nothing happens when it is there already: a repeated refresh makes the same one.
void insert_refresh_token(pg::Tx& tx, const NewRefreshToken& token);

// Whose token it is, without a lock: the user's row is to be held first.
std::optional<UserId> owner_of_refresh_token(pg::Tx& tx, const std::string& hash);

struct RefreshToken {
    SessionId session;
    Instant expires_at;
    Instant session_expires_at;
    std::optional<Instant> spent_at;
    std::string salt;  // "" until spent
    bool session_ended = false;
};

// Holds the token's and the session's rows until the transaction ends.
std::optional<RefreshToken> lock_refresh_token(pg::Tx& tx, const std::string& hash);
void spend_refresh_token(pg::Tx& tx, const std::string& hash, const std::string& salt);

// False when it had ended before, or is not there.
bool end_session(pg::Tx& tx, const SessionId& session);
// All the user's sessions but one, with their access tokens. Call with the user's row locked.
void end_sessions_of(pg::Tx& tx, const UserId& user, const std::optional<SessionId>& but = std::nullopt);

// Access tokens issued until now: of the session, or of all the user's when it is nothing. Call
// with the session's or the user's row locked.
void revoke_tokens(pg::Tx& tx, const UserId& user, const std::optional<SessionId>& session);

}  // namespace rollcall::identity::store
