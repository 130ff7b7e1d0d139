#pragma once

#include "common/core/id.hpp"

#include <optional>
#include <string>

namespace rollcall::notification::domain {

// A row of somebody's inbox.
struct Notification {
    NotificationId id;
    UserId user;
    std::string type;  // the event's name
    std::string title;
    std::string message;
    std::string data;  // the event's data, JSON
    std::optional<Instant> read_at;
    Instant created_at;
};

}  // namespace rollcall::notification::domain
