// A link by mail with which somebody chooses a password.
#pragma once

#include "services/identity/app/create_user.hpp"
#include "services/identity/app/sessions.hpp"
#include "services/identity/domain/account_token.hpp"

namespace rollcall::identity::app {

// Makes the token, in place of a former one, and has it mailed, all before the caller's transaction commits: a link
// that is mailed by a transaction that then fails is dead, and the next one works.
MailOutcome mail_link(pg::Tx& tx, const SessionParts& parts, const domain::User& user, domain::Purpose purpose);

struct MailedUser {
    domain::User user;
    MailOutcome mail;
};

// As create_user; who was given no password is invited by mail.
Result<MailedUser> create_and_invite(pg::Tx& tx, const SessionParts& parts, const Principal& by, const NewUser& wanted);

// For an admin, or hr for people below them, about somebody else. An invitation goes to the invited only; a reset to
// the active only, and ends their sessions when `force`. Errors: not_found; permission_denied; conflict
// userIsNotInvited, userIsNotActive.
Result<MailedUser> mail_user(
    pg::Tx& tx, const SessionParts& parts, const Principal& actor, const UserId& id, domain::Purpose purpose, bool force
);

}  // namespace rollcall::identity::app
