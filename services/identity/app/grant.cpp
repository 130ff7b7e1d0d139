#include "services/identity/app/grant.hpp"

#include "services/identity/credentials/opaque_token.hpp"
#include "services/identity/store/overrides.hpp"
#include "services/identity/store/scope.hpp"
#include "services/identity/store/sessions.hpp"

namespace rollcall::identity::app {

Grant make_grant(
    pg::Tx& tx,
    const SessionParts& parts,
    const credentials::Signer& signer,
    const domain::User& user,
    const SessionId& session,
    Instant issued_at
) {
    Grant grant{
        .principal =
            {.company = user.company,
             .codename = user.company_codename,
             .user = user.id,
             .session = session,
             .role = user.role,
             .issued_at = issued_at,
             .expires_at = std::chrono::floor<Seconds>(issued_at) + parts.settings.access_life,
             .overrides = store::overrides_of(tx, user.id)},
        .user = user,
        .expires_in = parts.settings.access_life,
    };
    grant.access_token = signer.sign(grant.principal);
    return grant;
}

void keep_refresh_token(pg::Tx& tx, const SessionParts& parts, const SessionId& session, const std::string& token) {
    store::insert_refresh_token(
        tx,
        {.hash = credentials::hash_of_opaque_token(token),
         .session = session,
         .expires_at = store::decided_at(tx) + parts.settings.refresh_idle}
    );
}

}  // namespace rollcall::identity::app
