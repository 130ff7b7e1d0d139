#include "services/identity/app/machine_tokens.hpp"

#include "services/identity/app/limits.hpp"
#include "services/identity/credentials/machine_secret.hpp"
#include "services/identity/credentials/opaque_token.hpp"
#include "services/identity/store/machines.hpp"
#include "services/identity/store/scope.hpp"

namespace rollcall::identity::app {

namespace {

using credentials::PresentedSecret;

struct Asked {
    domain::MachineKind kind;
    PresentedSecret presented;
    std::vector<std::string> scopes;  // none: all
    Seconds most_life;
};

Error key_is_not_valid() {
    return {
        Code::unauthenticated,
        "apiKeyIsNotValid",
        "The API key is not valid: it is unknown, was revoked or has expired."};
}

Error client_is_not_valid() {
    return {
        Code::unauthenticated,
        "clientIsNotValid",
        "The client id or its secret is not valid, or the account was revoked or has expired."};
}

Result<MachineToken> token_of(
    pg::Tx& tx, const credentials::Signer& signer, const store::PresentedMachine& presented, const Asked& asked
) {
    const auto& machine = presented.machine;
    ROLLCALL_TRY(const auto scopes, domain::narrowed(machine.scopes, asked.scopes));
    const auto life = domain::token_life(machine, asked.most_life, presented.at);
    const Principal principal{
        .company = store::company_of(tx),
        .codename = presented.codename,
        .user = UserId(machine.id.bytes()),
        .session = SessionId(machine.id.bytes()),
        .issued_at = presented.at,
        .expires_at = std::chrono::floor<Seconds>(presented.at) + life,
        .scopes = scopes,
    };
    return MachineToken{signer.sign(principal), life, scopes};
}

// `refused`: what is said of a secret that opens nothing.
Result<MachineToken> issue(
    const SessionParts& parts, const Asked& asked, const Error& refused, const pg::Origin& origin
) {
    const auto& secret = asked.presented.secret;
    const auto company = credentials::company_of_opaque_token(secret);
    if (!company) return fail(refused);
    ROLLCALL_TRY(const auto signer, parts.keyring.signer());
    const auto hash = credentials::hash_of_opaque_token(secret);
    return parts.database.in_tx<MachineToken>(*company, origin, [&](pg::Tx& tx) -> Result<MachineToken> {
        const auto found = store::hold_machine(tx, asked.kind, asked.presented.public_part, hash);
        if (!found || domain::has_expired(found->machine, found->at)) return fail(refused);
        if (domain::use_is_news(found->machine, found->at)) store::note_use(tx, found->machine.id, found->at);
        return token_of(tx, *signer, *found, asked);
    });
}

}  // namespace

Result<MachineToken> exchange_key(const SessionParts& parts, const std::string& key, const pg::Origin& origin) {
    const auto presented = credentials::take_key_apart(key);
    if (!presented) return fail(key_is_not_valid());
    const Asked asked{domain::MachineKind::api_key, *presented, {}, kKeyTokenLife};
    return issue(parts, asked, key_is_not_valid(), origin);
}

Result<MachineToken> issue_client_token(
    const SessionParts& parts, const ClientCredentials& client, const pg::Origin& origin
) {
    const auto limits = domain::login_limits(origin.client_address, "client:" + client.id);
    ROLLCALL_CHECK(admit(parts, limits));
    const Asked asked{
        domain::MachineKind::service_account, {client.id, client.secret}, client.scopes, parts.settings.access_life};
    auto token = issue(parts, asked, client_is_not_valid(), origin);
    if (!token && token.error().code == Code::unauthenticated) return fail(refuse(parts, limits, token.error()));
    return token;
}

}  // namespace rollcall::identity::app
