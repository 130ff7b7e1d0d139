// Limits on guessing, as use cases apply them. All are off where the parts have no counts.
#pragma once

#include "services/identity/app/sessions.hpp"
#include "services/identity/domain/login_limits.hpp"

namespace rollcall::identity::app {

using Limits = std::vector<domain::LoginLimit>;

// Before an attempt. Error: exhausted tooManyRequests when a limit is used up.
Result<void> admit(const SessionParts& parts, const Limits& limits);
// Counts a call whatever becomes of it. Error as above.
Result<void> count(const SessionParts& parts, const Limits& limits);
// Counts a failure: `why`, or exhausted tooManyRequests when others have overtaken this one.
Error refuse(const SessionParts& parts, const Limits& limits, Error why);

}  // namespace rollcall::identity::app
