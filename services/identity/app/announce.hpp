// What identity tells the other services, and what it keeps for an auditor, in the transaction of
// the change.
#pragma once

#include "services/identity/domain/company.hpp"
#include "services/identity/domain/user.hpp"

#include <optional>
#include <string_view>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::identity::app {

// `type`: identity.company_created, .company_updated.
void announce_company(pg::Tx& tx, std::string_view type, const domain::Company& company);

// `type`: identity.user_created, .user_updated, .user_suspended, .user_deactivated, .user_activated. Each event has a
// version of the user to itself, so that sequences rise; the last has record_version.
void announce_user(pg::Tx& tx, std::string_view type, const domain::User& user, std::int64_t sequence);

// identity.sessions_revoked, of one session.
void announce_session_end(pg::Tx& tx, const UserId& user, const SessionId& session, std::string_view reason);
// identity.sessions_revoked, of all a user's sessions (but their own, when they ended the others).
void announce_sessions_end(pg::Tx& tx, const UserId& user, std::string_view reason, std::int64_t sequence);

// `before`: nothing when the company is new.
void audit_company(
    pg::Tx& tx, std::string_view action, const std::optional<domain::Company>& before, const domain::Company& after
);
// `before`: nothing when the user is new. `reason`: "" when none was given.
void audit_user(
    pg::Tx& tx,
    std::string_view action,
    const std::optional<domain::User>& before,
    const domain::User& after,
    std::string_view reason = ""
);
// Of what is not to be seen in a user's fields: a password, a mailed link.
void audit_account(pg::Tx& tx, std::string_view action, const UserId& user);
void audit_overrides(pg::Tx& tx, const UserId& user, const Overrides& before, const Overrides& after);
void audit_session(pg::Tx& tx, std::string_view action, const SessionId& session);
// session.refused: somebody tried to log in as that user.
void audit_refusal(pg::Tx& tx, const UserId& user, const Error& why);

}  // namespace rollcall::identity::app
