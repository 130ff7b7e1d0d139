#include "common/log/log.hpp"
#include "services/identity/app/inform.hpp"
#include "services/identity/rpc/identity_service.hpp"
#include "services/identity/rpc/mapping.hpp"

namespace rollcall::identity::rpc {

using rollcall::rpc::Call;
using service::Endpoint;

Reactor* IdentityService::Login(Context* context, const v1::LoginRequest* request, v1::Tokens* answer) {
    return parts_.login.open<v1::LoginRequest, v1::Tokens>(
        context,
        request,
        answer,
        [this](const Call& call, const v1::LoginRequest& asked) -> Result<v1::Tokens> {
            const app::LoginAttempt attempt{asked.codename(), asked.email(), asked.password(), asked.username()};
            const auto origin = Endpoint::origin_of(call);
            const auto grant = app::login(parts_.sessions, attempt, origin);
            if (grant) return to_proto(*grant);
            audit_later({attempt.codename, attempt.email, {}, attempt.username}, origin, grant.error());
            return fail(grant.error());
        }
    );
}

// `attempt`: without the password.
void IdentityService::audit_later(const app::LoginAttempt& attempt, const pg::Origin& origin, const Error& why) {
    const bool taken = parts_.later([&database = parts_.sessions.database, attempt, origin, why] {
        app::audit_refused_login(database, attempt, origin, why);
    });
    if (!taken) log::warning("a refused login was not audited: too much waits", {{"request_id", origin.request_id}});
}

Reactor* IdentityService::Refresh(Context* context, const v1::RefreshRequest* request, v1::Tokens* answer) {
    return parts_.endpoint.open<v1::RefreshRequest, v1::Tokens>(
        context,
        request,
        answer,
        [this](const Call& call, const v1::RefreshRequest& asked) -> Result<v1::Tokens> {
            const auto origin = Endpoint::origin_of(call);
            ROLLCALL_TRY(
                const auto grant, app::refresh(parts_.sessions, asked.refresh_token(), asked.codename(), origin)
            );
            return to_proto(grant);
        }
    );
}

Reactor* IdentityService::Logout(Context* context, const v1::LogoutRequest* request, Empty* answer) {
    return parts_.endpoint.person<v1::LogoutRequest, Empty>(
        context,
        request,
        answer,
        Permission::signed_in,
        [this](const Call& call, const v1::LogoutRequest& asked) -> Result<Empty> {
            const auto origin = Endpoint::origin_of(call);
            auto& database = parts_.sessions.database;
            ROLLCALL_CHECK(app::logout(database, *call.principal, asked.refresh_token(), origin));
            parts_.announced();
            return Empty{};
        }
    );
}

Reactor* IdentityService::GetKeys(Context* context, const Empty* request, v1::Keys* answer) {
    return parts_.endpoint.open<Empty, v1::Keys>(context, request, answer, [this](const Call&, const Empty&) {
        return keys();
    });
}

Reactor* IdentityService::ListRevocations(
    Context* context, const v1::ListRevocationsRequest* request, v1::Revocations* answer
) {
    return parts_.endpoint.internal<v1::ListRevocationsRequest, v1::Revocations>(
        context,
        request,
        answer,
        [this](const Call&, const v1::ListRevocationsRequest& asked) -> Result<v1::Revocations> {
            const auto after = asked.after_sequence();
            ROLLCALL_TRY(const auto revocations, app::list_revocations(parts_.feed, after));
            return to_proto(revocations, after);
        }
    );
}

Result<v1::Keys> IdentityService::keys() const {
    auto& keyring = parts_.sessions.keyring;
    ROLLCALL_TRY(const auto published, keyring.published());
    return to_proto(published, keyring.issuer());
}

}  // namespace rollcall::identity::rpc
