// Passwords that people choose: after an invitation, after forgetting the former one, or because they want another.
#pragma once

#include "services/identity/app/sessions.hpp"

namespace rollcall::identity::app {

struct MailedPassword {
    std::string token;  // as it was mailed
    std::string password;
};

// Whether another call about this e-mail from this address is taken. Error: exhausted tooManyRequests, from the fourth
// call in 15 minutes on.
Result<void> may_ask_for_reset(const SessionParts& parts, const std::string& email, const std::string& address);

// Mails a link to every active person who has the e-mail, in one company or in all. Takes as long as that takes: not to
// be waited for, lest time tells whether the e-mail is known. What goes wrong is logged.
void mail_reset_links(
    const SessionParts& parts, const std::string& codename, const std::string& email, const pg::Origin& origin
);

// Ends all the person's sessions. Errors: unprocessable resetTokenIsNotValid for a token that is wrong, used or too
// old, after five of which exhausted tooManyRequests; invalid_argument newPassword.
Result<void> reset_password(const SessionParts& parts, const MailedPassword& chosen, const pg::Origin& origin);

// Makes an invited person active; nobody else. Errors as above, with invitationTokenIsNotValid and password.
Result<void> activate_account(const SessionParts& parts, const MailedPassword& chosen, const pg::Origin& origin);

// Ends all the caller's sessions but this one. Errors: unprocessable currentPasswordIsNotValid, after five of which
// exhausted tooManyRequests; invalid_argument newPassword.
Result<void> change_password(
    const SessionParts& parts,
    const Principal& caller,
    const std::string& current,
    const std::string& wanted,
    const pg::Origin& origin
);

}  // namespace rollcall::identity::app
