// Logging in, staying in, logging out.
#pragma once

#include "common/pg/database.hpp"
#include "services/identity/app/mail.hpp"
#include "services/identity/credentials/failure_counts.hpp"
#include "services/identity/credentials/keyring.hpp"
#include "services/identity/credentials/passwords.hpp"
#include "services/identity/domain/user.hpp"

#include <optional>
#include <string>

namespace rollcall::identity::app {

struct SessionSettings {
    Seconds access_life{900};
    Seconds refresh_idle{7 * 24 * 3600};
    Seconds refresh_absolute{30 * 24 * 3600};
    std::string frontend_url = "http://localhost:3000";  // of the pages that mailed links lead to; no '/' at its end
};

// What these use cases need. All of it outlives them.
struct SessionParts {
    pg::Database& database;
    credentials::Passwords& passwords;
    credentials::Keyring& keyring;
    credentials::FailureCounts* failures;  // null: no limits on logins
    SessionSettings settings;
    SendMail send_mail = nullptr;  // null: there is no mail
};

// What a client gets.
struct Grant {
    Principal principal;
    domain::User user;
    std::string access_token;
    std::string refresh_token;
    Seconds expires_in{0};
};

struct LoginAttempt {
    std::string codename;  // "": every company that has the e-mail
    std::string email;
    std::string password;
    std::string username = {};  // instead of the e-mail; needs a codename
};

// Without a codename three companies that have the e-mail are tried. Errors: not_found company;
// exhausted tooManyRequests; unauthenticated invalidCredentials, after equal work whether the e-mail or username
// is known or not; permission_denied for somebody inactive or
// suspended with the right password; unprocessable companyCodenameIsRequired when the password fits
// in several companies, or for a username without one; unavailable.
Result<Grant> login(const SessionParts& parts, const LoginAttempt& attempt, const pg::Origin& origin);

// An audit entry in every company that knows who was tried: "session.refused", of the user, with why. Only wrong
// credentials and accounts that may not log in are written. Not to be waited for by whoever tries: what it costs would
// tell whether the account exists.
void audit_refused_login(
    pg::Database& database, const LoginAttempt& attempt, const pg::Origin& origin, const Error& why
);

// A new pair for a refresh token. A spent one gives the same successor for ten seconds; later it
// ends the session, for it was stolen. `codename`: "" or that of the token's company. Errors:
// unauthenticated tokenIsNotValid, tokenExpired; permission_denied companyMismatch.
Result<Grant> refresh(
    const SessionParts& parts, const std::string& refresh_token, const std::string& codename, const pg::Origin& origin
);

// Ends the caller's session, and the session of `refresh_token` when it is theirs too.
Result<void> logout(
    pg::Database& database, const Principal& caller, const std::string& refresh_token, const pg::Origin& origin
);

}  // namespace rollcall::identity::app
