#include "services/identity/app/mail_link.hpp"

#include "services/identity/app/announce.hpp"
#include "services/identity/credentials/opaque_token.hpp"
#include "services/identity/domain/authority.hpp"
#include "services/identity/store/account_tokens.hpp"
#include "services/identity/store/companies.hpp"
#include "services/identity/store/sessions.hpp"
#include "services/identity/store/users.hpp"

namespace rollcall::identity::app {

namespace {

using domain::Purpose;
using domain::Status;

Result<void> fits(const domain::User& user, Purpose purpose) {
    if (purpose == Purpose::activation && user.status != Status::invited)
        return fail(conflict("userIsNotInvited", "This account has been activated already."));
    if (purpose == Purpose::password_reset && user.status != Status::active)
        return fail(conflict("userIsNotActive", "Only an active user's password can be reset."));
    return {};
}

}  // namespace

MailOutcome mail_link(pg::Tx& tx, const SessionParts& parts, const domain::User& user, Purpose purpose) {
    const auto token = credentials::make_opaque_token(user.company);
    store::put_account_token(tx, user.id, purpose, credentials::hash_of_opaque_token(token));
    if (!parts.send_mail) return {false, "SMTP not configured"};
    const auto company = store::find_company(tx);
    return parts.send_mail({
        .company = user.company,
        .to_email = user.email,
        .to_name = user.full_name,
        .about = std::string(name_of(purpose)),
        .values =
            {{"link", parts.settings.frontend_url + std::string(domain::page_of(purpose)) + token},
             {"company", company ? company->name : user.company_codename},
             {"hours", std::to_string(domain::life_of(purpose).count())}},
    });
}

Result<MailedUser> create_and_invite(
    pg::Tx& tx, const SessionParts& parts, const Principal& by, const NewUser& wanted
) {
    ROLLCALL_TRY(auto user, create_user(tx, parts.passwords, by, wanted));
    MailOutcome mail;
    if (user.status == Status::invited) mail = mail_link(tx, parts, user, Purpose::activation);
    return MailedUser{std::move(user), std::move(mail)};
}

Result<MailedUser> mail_user(
    pg::Tx& tx, const SessionParts& parts, const Principal& actor, const UserId& id, Purpose purpose, bool force
) {
    if (!store::lock_user(tx, id)) return fail(not_found("user"));
    auto user = store::find_user(tx, id).value();
    ROLLCALL_CHECK(domain::may_manage(actor, user));
    ROLLCALL_CHECK(fits(user, purpose));
    if (force) {
        store::save_user(tx, user, 1);
        store::end_sessions_of(tx, user.id);
        user = store::find_user(tx, id).value();
        announce_sessions_end(tx, user.id, "passwordReset", user.record_version);
    }
    audit_account(tx, purpose == Purpose::activation ? "user.invite" : "user.password_reset_mail", user.id);
    const auto mail = mail_link(tx, parts, user, purpose);
    return MailedUser{std::move(user), mail};
}

}  // namespace rollcall::identity::app
