// Something that happened and may concern people's inboxes.
#pragma once

#include "common/core/id.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rollcall::notification::domain {

struct Occurrence {
    std::string event_id;
    std::string type;  // "attendance.checked_in"
    std::string data;  // JSON, as published

    // Read from the data; what the type does not have is empty.
    std::optional<UserId> user;
    std::vector<UserId> users;  // everybody on the shift
    std::vector<UserId> told;   // who was told of what is now withdrawn, as far as the service that tells it knows
    std::optional<RecordId> record;
    bool by_template = false;  // one of many that a recurring shift made; told once, as a change of that
    std::string name;          // the recurring shift's
    std::string date;          // the shift's or the record's day
    std::string start_time;
    std::string end_time;
    std::string status;
    std::string correction_status;
    int late_minutes = 0;
    int early_minutes = 0;
};

}  // namespace rollcall::notification::domain
