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

// identity.company_created
void announce_company(pg::Tx& tx, const domain::Company& company);

// `type`: identity.user_created, .user_updated, .user_suspended, .user_deactivated,
// .user_activated. The sequence is the user's record_version, also where one change has two events.
void announce_user(pg::Tx& tx, std::string_view type, const domain::User& user);

// identity.sessions_revoked, of one session.
void announce_session_end(pg::Tx& tx, const UserId& user, const SessionId& session, std::string_view reason);
// identity.sessions_revoked, of all a user's sessions.
void announce_sessions_end(pg::Tx& tx, const domain::User& user, std::string_view reason);

void audit_company(pg::Tx& tx, const domain::Company& company);
// `before`: nothing when the user is new.
void audit_user(
    pg::Tx& tx, std::string_view action, const std::optional<domain::User>& before, const domain::User& after
);
void audit_session(pg::Tx& tx, std::string_view action, const SessionId& session);

}  // namespace rollcall::identity::app
