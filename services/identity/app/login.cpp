#include "common/core/email.hpp"
#include "common/log/log.hpp"
#include "services/identity/app/announce.hpp"
#include "services/identity/app/grant.hpp"
#include "services/identity/app/limits.hpp"
#include "services/identity/credentials/opaque_token.hpp"
#include "services/identity/domain/username.hpp"
#include "services/identity/store/companies.hpp"
#include "services/identity/store/scope.hpp"
#include "services/identity/store/sessions.hpp"
#include "services/identity/store/users.hpp"

namespace rollcall::identity::app {

namespace {

// Somebody whose password fits.
struct Match {
    CompanyId company;
    UserId user;
    domain::Status status;
};

Error invalid_credentials() {
    return {Code::unauthenticated, "invalidCredentials", "Invalid email or password"};
}

Error not_active(domain::Status status) {
    switch (status) {
        case domain::Status::suspended: return forbidden("Account is suspended. Please contact your administrator.");
        case domain::Status::invited:
            return forbidden("Account is not yet activated. Please check your email for the invitation link.");
        case domain::Status::inactive:
        case domain::Status::active: break;
    }
    return forbidden("Account is deactivated");
}

// Without a codename a login costs as many hashes as this, whether the e-mail is known in none of them or in more. Who
// works for more companies than that names theirs.
constexpr std::size_t kMostCompanies = 3;

// What somebody logs in with.
struct Name {
    bool is_username = false;
    std::string key;  // in lower case

    // Of failures. Usernames are a company's own, e-mails one person's wherever they work.
    std::string counted_as(const LoginAttempt& attempt) const {
        return is_username ? attempt.codename + "/" + key : key;
    }
};

Name name_in(const LoginAttempt& attempt) {
    if (attempt.username.empty()) return {false, email_key(attempt.email)};
    return {true, domain::username_key(attempt.username)};
}

Error needs_company(const char* why) {
    return {.code = Code::unprocessable, .reason = "companyCodenameIsRequired", .message = why};
}

Result<std::vector<CompanyId>> companies_to_try(pg::Database& database, const LoginAttempt& attempt, const Name& name) {
    if (attempt.codename.empty()) {
        if (name.is_username)
            return fail(needs_company("A username is its company's own; name yours in the header mbx-company-codename.")
            );
        ROLLCALL_TRY(auto companies, store::companies_of_email(database, name.key));
        if (companies.size() > kMostCompanies) companies.resize(kMostCompanies);
        return companies;
    }
    ROLLCALL_TRY(const auto company, store::company_of_codename(database, attempt.codename));
    if (!company) return fail(domain::no_such_company());
    return std::vector{*company};
}

std::optional<store::Credential> credential_of(pg::Tx& tx, const Name& name) {
    return name.is_username ? store::find_credential_of_username(tx, name.key) : store::find_credential(tx, name.key);
}

// Hashes `hashes` times, so that an unknown e-mail costs what a wrong password costs.
Result<std::vector<Match>> matches_of(
    const SessionParts& parts,
    const std::vector<CompanyId>& companies,
    const Name& name,
    const std::string& password,
    std::size_t hashes,
    const pg::Origin& origin
) {
    using Found = std::optional<store::Credential>;
    std::vector<Match> matches;
    for (const auto& company : companies) {
        ROLLCALL_TRY(const auto found, parts.database.in_read<Found>(company, origin, [&](pg::Tx& tx) -> Result<Found> {
            return credential_of(tx, name);
        }));
        if (!found || !found->password_hash) continue;
        --hashes;
        ROLLCALL_TRY(const bool fits, parts.passwords.fits(password, *found->password_hash));
        if (fits) matches.push_back({company, found->user, found->status});
    }
    for (; hashes > 0; --hashes) ROLLCALL_CHECK(parts.passwords.pretend(password));
    return matches;
}

Result<Match> only_active(std::vector<Match> matches) {
    const auto status = matches.front().status;
    std::erase_if(matches, [](const Match& match) { return match.status != domain::Status::active; });
    if (matches.empty()) return fail(not_active(status));
    if (matches.size() > 1)
        return fail(needs_company("Several companies know you; name yours in the header mbx-company-codename."));
    return matches.front();
}

Result<Grant> open_session(pg::Tx& tx, const SessionParts& parts, const credentials::Signer& signer, const UserId& id) {
    const auto issued_at = store::hold_user(tx, id);
    const auto user = store::find_user(tx, id);
    if (!issued_at || !user) return fail(invalid_credentials());
    if (user->status != domain::Status::active) return fail(not_active(user->status));
    const auto session = SessionId::make(*issued_at);
    const auto expires_at = store::decided_at(tx) + parts.settings.refresh_absolute;
    store::insert_session(tx, {.id = session, .user = id, .expires_at = expires_at});
    auto grant = make_grant(tx, parts, signer, *user, session, *issued_at);
    grant.refresh_token = credentials::make_opaque_token(user->company);
    keep_refresh_token(tx, parts, session, grant.refresh_token);
    audit_session(tx, "session.start", session);
    return grant;
}

}  // namespace

Result<Grant> login(const SessionParts& parts, const LoginAttempt& attempt, const pg::Origin& origin) {
    const auto name = name_in(attempt);
    ROLLCALL_TRY(const auto companies, companies_to_try(parts.database, attempt, name));
    const auto limits = domain::login_limits(origin.client_address, name.counted_as(attempt));
    ROLLCALL_CHECK(admit(parts, limits));
    const std::size_t hashes = attempt.codename.empty() ? kMostCompanies : 1;
    ROLLCALL_TRY(const auto matches, matches_of(parts, companies, name, attempt.password, hashes, origin));
    if (matches.empty()) return fail(refuse(parts, limits, invalid_credentials()));
    ROLLCALL_TRY(const auto match, only_active(matches));
    ROLLCALL_TRY(const auto signer, parts.keyring.signer());
    auto as_user = origin;
    as_user.actor = match.user;
    return parts.database.in_tx<Grant>(match.company, as_user, [&](pg::Tx& tx) {
        return open_session(tx, parts, *signer, match.user);
    });
}

void audit_refused_login(
    pg::Database& database, const LoginAttempt& attempt, const pg::Origin& origin, const Error& why
) {
    if (why.code != Code::unauthenticated && why.code != Code::permission_denied) return;
    const auto name = name_in(attempt);
    const auto companies = companies_to_try(database, attempt, name);
    if (!companies) return log::warning("a refused login was not audited", {{"why", companies.error().message}});
    for (const auto& company : *companies) {
        const auto written = database.in_tx<bool>(company, origin, [&](pg::Tx& tx) -> Result<bool> {
            const auto found = credential_of(tx, name);
            // Each company is told what holds for its own account, and nothing of another's.
            const bool is_shut =
                why.code == Code::permission_denied && found && found->status != domain::Status::active;
            if (found) audit_refusal(tx, found->user, is_shut ? not_active(found->status) : invalid_credentials());
            return found.has_value();
        });
        if (!written) log::warning("a refused login was not audited", {{"why", written.error().message}});
    }
}

}  // namespace rollcall::identity::app
