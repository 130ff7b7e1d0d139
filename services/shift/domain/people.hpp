// What this service knows of identity's companies and people.
#pragma once

#include "common/core/id.hpp"
#include "common/core/principal.hpp"

#include <optional>
#include <string>

namespace rollcall::shift::domain {

struct Company {
    std::optional<std::string> time_zone;  // absent: identity has not told yet
    std::int64_t version = 0;
    std::optional<ManagerScope> manager_scope;  // absent: the installation's default
};

struct Employee {
    UserId id;
    std::string role;
    std::string status;  // active, inactive, suspended, invited
    std::optional<UserId> manager;
    std::int64_t version = 0;
    std::optional<SiteId> site;
    std::optional<std::string> full_name;

    // Suspended and inactive people hold no assignments (rule 14).
    bool can_be_assigned() const { return status == "active" || status == "invited"; }
};

}  // namespace rollcall::shift::domain
