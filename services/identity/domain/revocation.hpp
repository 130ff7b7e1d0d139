// Access tokens that are over before they expire: of one session, or of all a user's sessions but the spared one.
#pragma once

#include "common/core/id.hpp"

#include <optional>

namespace rollcall::identity::domain {

struct Revocation {
    std::int64_t sequence = 0;
    CompanyId company;
    UserId user;
    std::optional<SessionId> session;
    std::optional<SessionId> spared;
    Instant issued_before;
};

}  // namespace rollcall::identity::domain
