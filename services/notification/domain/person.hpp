// What this service knows of identity's people.
#pragma once

#include "common/core/id.hpp"

#include <optional>
#include <string>

namespace rollcall::notification::domain {

struct Person {
    UserId id;
    std::string full_name;
    std::string role;
    std::string status;  // active, inactive, suspended, invited
    std::optional<UserId> manager;
    std::int64_t version = 0;

    bool is_active() const { return status == "active"; }
};

}  // namespace rollcall::notification::domain
