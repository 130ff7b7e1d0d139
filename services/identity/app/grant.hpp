// How a grant is put together, by login and refresh alike.
#pragma once

#include "services/identity/app/sessions.hpp"

namespace rollcall::identity::app {

// An access token for the user in the session, with what they hold besides their role.
// `issued_at`: from store::hold_user, in the same transaction.
Grant make_grant(
    pg::Tx& tx,
    const SessionParts& parts,
    const credentials::Signer& signer,
    const domain::User& user,
    const SessionId& session,
    Instant issued_at
);

// Keeps the hash of a session's next refresh token.
void keep_refresh_token(pg::Tx& tx, const SessionParts& parts, const SessionId& session, const std::string& token);

}  // namespace rollcall::identity::app
