#include "services/identity/app/accounts.hpp"

#include "services/identity/app/announce.hpp"
#include "services/identity/app/limits.hpp"
#include "services/identity/credentials/opaque_token.hpp"
#include "services/identity/domain/account_token.hpp"
#include "services/identity/domain/user_fields.hpp"
#include "services/identity/store/account_tokens.hpp"
#include "services/identity/store/sessions.hpp"
#include "services/identity/store/users.hpp"

namespace rollcall::identity::app {

namespace {

using domain::Purpose;
using domain::Status;

Error not_valid(Purpose purpose) {
    if (purpose == Purpose::activation)
        return {Code::unprocessable, "invitationTokenIsNotValid", "Invalid or expired invitation token"};
    return {Code::unprocessable, "resetTokenIsNotValid", "Invalid or expired reset token"};
}

Result<void> check_password(const char* field, const std::string& password) {
    if (domain::is_password(password)) return {};
    return fail(invalid_field(field, Fault::not_valid, "expected 8 to 128 bytes"));
}

Status wanted_status(Purpose purpose) {
    return purpose == Purpose::activation ? Status::invited : Status::active;
}

// Whose token it is, when they are as the purpose needs them. Nothing is locked yet.
Result<std::optional<UserId>> find_holder(
    const SessionParts& parts, const CompanyId& company, Purpose purpose, const std::string& hash
) {
    using Found = std::optional<UserId>;
    return parts.database.in_read<Found>(company, {}, [&](pg::Tx& tx) -> Result<Found> {
        const auto owner = store::owner_of_account_token(tx, purpose, hash);
        const auto user = owner ? store::find_user(tx, *owner) : std::nullopt;
        return user && user->status == wanted_status(purpose) ? owner : std::nullopt;
    });
}

void tell_activated(pg::Tx& tx, const domain::User& before, const domain::User& after) {
    auto sequence = before.record_version;
    announce_user(tx, "identity.user_activated", after, ++sequence);
    announce_user(tx, "identity.user_updated", after, ++sequence);
    audit_user(tx, "user.activate", before, after);
}

void tell_reset(pg::Tx& tx, const domain::User& after) {
    store::end_sessions_of(tx, after.id);
    announce_sessions_end(tx, after.id, "passwordReset", after.record_version);
    audit_account(tx, "user.password_reset", after.id);
}

// With the user's row held, for the token may have been used and the person suspended meanwhile.
Result<bool> use(
    pg::Tx& tx, const UserId& id, Purpose purpose, const std::string& token_hash, const std::string& password_hash
) {
    if (!store::lock_user(tx, id)) return fail(not_valid(purpose));
    auto before = store::find_user(tx, id).value();
    if (before.status != wanted_status(purpose) || !store::take_account_token(tx, purpose, token_hash))
        return fail(not_valid(purpose));
    auto wanted = before;
    wanted.status = Status::active;
    store::save_password(tx, wanted, password_hash, purpose == Purpose::activation ? 2 : 1);
    const auto after = store::find_user(tx, id).value();
    if (purpose == Purpose::activation)
        tell_activated(tx, before, after);
    else
        tell_reset(tx, after);
    return true;
}

Result<void> choose(
    const SessionParts& parts, const MailedPassword& chosen, Purpose purpose, const pg::Origin& origin
) {
    const auto limits = domain::token_limits(name_of(purpose), origin.client_address);
    ROLLCALL_CHECK(admit(parts, limits));
    const auto company = credentials::company_of_opaque_token(chosen.token);
    if (!company) return fail(refuse(parts, limits, not_valid(purpose)));
    const auto token_hash = credentials::hash_of_opaque_token(chosen.token);
    ROLLCALL_TRY(const auto holder, find_holder(parts, *company, purpose, token_hash));
    if (!holder) return fail(refuse(parts, limits, not_valid(purpose)));
    ROLLCALL_TRY(const auto password_hash, parts.passwords.hash(chosen.password));
    auto as_user = origin;
    as_user.actor = *holder;
    ROLLCALL_CHECK(parts.database.in_tx<bool>(*company, as_user, [&](pg::Tx& tx) {
        return use(tx, *holder, purpose, token_hash, password_hash);
    }));
    return {};
}

}  // namespace

Result<void> reset_password(const SessionParts& parts, const MailedPassword& chosen, const pg::Origin& origin) {
    ROLLCALL_CHECK(check_password("newPassword", chosen.password));
    return choose(parts, chosen, Purpose::password_reset, origin);
}

Result<void> activate_account(const SessionParts& parts, const MailedPassword& chosen, const pg::Origin& origin) {
    ROLLCALL_CHECK(check_password("password", chosen.password));
    return choose(parts, chosen, Purpose::activation, origin);
}

Result<void> change_password(
    const SessionParts& parts,
    const Principal& caller,
    const std::string& current,
    const std::string& wanted,
    const pg::Origin& origin
) {
    ROLLCALL_CHECK(check_password("newPassword", wanted));
    const auto limits = domain::password_change_limits(caller.user.str());
    ROLLCALL_CHECK(admit(parts, limits));
    using Found = std::optional<std::string>;
    ROLLCALL_TRY(const auto known, parts.database.in_read<Found>(caller.company, origin, [&](pg::Tx& tx) {
        return Result<Found>(store::password_of(tx, caller.user));
    }));
    ROLLCALL_TRY(const bool fits, known ? parts.passwords.fits(current, *known) : Result<bool>(false));
    if (!fits)
        return fail(refuse(
            parts, limits, {Code::unprocessable, "currentPasswordIsNotValid", "The current password is not right."}
        ));
    ROLLCALL_TRY(const auto hash, parts.passwords.hash(wanted));
    ROLLCALL_CHECK(parts.database.in_tx<bool>(caller.company, origin, [&](pg::Tx& tx) -> Result<bool> {
        if (!store::lock_user(tx, caller.user)) return fail(not_found("user"));
        // Somebody was faster: what `current` fitted is no longer the password.
        if (store::password_of(tx, caller.user) != known)
            return fail(conflict("passwordHasChanged", "The password has been changed meanwhile; log in again."));
        store::save_password(tx, store::find_user(tx, caller.user).value(), hash, 1);
        store::end_sessions_of(tx, caller.user, caller.session);
        const auto after = store::find_user(tx, caller.user).value();
        announce_sessions_end(tx, after.id, "passwordChanged", after.record_version);
        audit_account(tx, "user.password_change", after.id);
        return true;
    }));
    return {};
}

}  // namespace rollcall::identity::app
