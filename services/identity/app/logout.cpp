#include "services/identity/app/announce.hpp"
#include "services/identity/app/sessions.hpp"
#include "services/identity/credentials/opaque_token.hpp"
#include "services/identity/store/sessions.hpp"

namespace rollcall::identity::app {

namespace {

void end(pg::Tx& tx, const UserId& user, const SessionId& session) {
    if (!store::end_session(tx, session)) return;
    store::revoke_tokens(tx, user, session);
    announce_session_end(tx, user, session, "logout");
    audit_session(tx, "session.end", session);
}

}  // namespace

Result<void> logout(
    pg::Database& database, const Principal& caller, const std::string& refresh_token, const pg::Origin& origin
) {
    ROLLCALL_CHECK(database.in_tx<bool>(caller.company, origin, [&](pg::Tx& tx) -> Result<bool> {
        end(tx, caller.user, caller.session);
        if (refresh_token.empty()) return true;
        const auto hash = credentials::hash_of_opaque_token(refresh_token);
        if (store::owner_of_refresh_token(tx, hash) != caller.user) return true;
        if (const auto other = store::lock_refresh_token(tx, hash)) end(tx, caller.user, other->session);
        return true;
    }));
    return {};
}

}  // namespace rollcall::identity::app
