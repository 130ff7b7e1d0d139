// An account that somebody makes for themselves.
#pragma once

#include "services/identity/app/sessions.hpp"

#include <functional>
#include <optional>
#include <string>

namespace rollcall::identity::app {

// Whether people of the company may make accounts for themselves, as its attendance policy says.
using AsksRegistration = std::function<Result<bool>(const CompanyId&)>;

struct NewAccount {
    std::string codename;
    std::string email;
    std::optional<std::string> username;
    std::string password;
    std::string full_name;  // "": made of the e-mail
};

// An active employee without manager, department or site. Errors: permission_denied registrationIsClosed, also without
// a codename; not_found company; exhausted tooManyRequests after 50 taken e-mails from one address; invalid_argument
// naming the fields, a taken e-mail and username among them; unavailable.
Result<domain::User> register_account(
    const SessionParts& parts, const AsksRegistration& is_open, const NewAccount& wanted, const pg::Origin& origin
);

}  // namespace rollcall::identity::app
