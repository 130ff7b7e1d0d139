#include "services/identity/domain/refresh.hpp"

#include "services/identity/app/announce.hpp"
#include "services/identity/app/grant.hpp"
#include "services/identity/credentials/opaque_token.hpp"
#include "services/identity/store/scope.hpp"
#include "services/identity/store/sessions.hpp"
#include "services/identity/store/users.hpp"

#include <variant>

namespace rollcall::identity::app {

namespace {

using domain::RefreshDecision;

// A refusal that is an outcome: what it wrote has to be kept.
using Outcome = std::variant<Grant, Error>;

Error not_valid() {
    return {Code::unauthenticated, "tokenIsNotValid", "Invalid or expired refresh token; log in again."};
}

Error expired() {
    return {Code::unauthenticated, "tokenExpired", "The refresh token has expired; log in again."};
}

struct Presented {
    std::string token;
    std::string hash;
    domain::User user;
    store::RefreshToken state;
    Instant issued_at;  // of the access token
};

// The user's row is held before the session's, in the order of every change to a user.
Result<Presented> look_up(pg::Tx& tx, const std::string& token, const std::string& codename) {
    const auto hash = credentials::hash_of_opaque_token(token);
    const auto owner = store::owner_of_refresh_token(tx, hash);
    if (!owner) return fail(not_valid());
    const auto issued_at = store::hold_user(tx, *owner);
    const auto user = store::find_user(tx, *owner);
    const auto state = store::lock_refresh_token(tx, hash);
    if (!issued_at || !user || !state) return fail(not_valid());
    if (!codename.empty() && codename != user->company_codename)
        return fail(
            {.code = Code::permission_denied,
             .reason = "companyMismatch",
             .message = "The refresh token is not of this company."}
        );
    return Presented{token, hash, *user, *state, *issued_at};
}

Grant renewed(pg::Tx& tx, const SessionParts& parts, const credentials::Signer& signer, const Presented& presented) {
    const bool first_use = !presented.state.spent_at.has_value();
    const auto salt = first_use ? credentials::make_salt() : presented.state.salt;
    auto grant = make_grant(tx, parts, signer, presented.user, presented.state.session, presented.issued_at);
    grant.refresh_token = credentials::successor_of_refresh_token(presented.token, salt);
    if (first_use) {
        store::spend_refresh_token(tx, presented.hash, salt);
        keep_refresh_token(tx, parts, presented.state.session, grant.refresh_token);
    }
    return grant;
}

void end_stolen(pg::Tx& tx, const Presented& presented) {
    if (!store::end_session(tx, presented.state.session)) return;
    store::revoke_tokens(tx, presented.user.id, presented.state.session);
    announce_session_end(tx, presented.user.id, presented.state.session, "refreshTokenReused");
    audit_session(tx, "session.refresh_token_reused", presented.state.session);
}

Outcome decide(pg::Tx& tx, const SessionParts& parts, const credentials::Signer& signer, const Presented& presented) {
    const domain::RefreshState state{
        .token_expires_at = presented.state.expires_at,
        .session_expires_at = presented.state.session_expires_at,
        .spent_at = presented.state.spent_at,
        .session_ended = presented.state.session_ended,
        .user_active = presented.user.status == domain::Status::active,
    };
    switch (domain::decide_refresh(state, store::decided_at(tx))) {
        case RefreshDecision::rotate:
        case RefreshDecision::repeat: return renewed(tx, parts, signer, presented);
        case RefreshDecision::reuse: end_stolen(tx, presented); return not_valid();
        case RefreshDecision::expired: return expired();
        case RefreshDecision::ended: return not_valid();
    }
    return not_valid();
}

}  // namespace

Result<Grant> refresh(
    const SessionParts& parts, const std::string& refresh_token, const std::string& codename, const pg::Origin& origin
) {
    const auto company = credentials::company_of_opaque_token(refresh_token);
    if (!company) return fail(not_valid());
    ROLLCALL_TRY(const auto signer, parts.keyring.signer());
    ROLLCALL_TRY(auto outcome, parts.database.in_tx<Outcome>(*company, origin, [&](pg::Tx& tx) -> Result<Outcome> {
        ROLLCALL_TRY(const auto presented, look_up(tx, refresh_token, codename));
        return decide(tx, parts, *signer, presented);
    }));
    if (auto* refusal = std::get_if<Error>(&outcome)) return fail(std::move(*refusal));
    return std::get<Grant>(std::move(outcome));
}

}  // namespace rollcall::identity::app
