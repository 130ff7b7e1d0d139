// The company's policy, versioned (rule 16).
#pragma once

#include "common/core/principal.hpp"
#include "common/core/result.hpp"
#include "services/attendance/store/policy_store.hpp"

#include <string>

namespace rollcall::attendance::app {

struct PolicyChange {
    std::string settings_json;           // only what changes
    std::optional<Date> effective_from;  // none: tomorrow in the company's zone
    std::int64_t if_version = 0;
    bool dry_run = false;
};

// Every setting by name, as JSON.
std::string settings_json(const domain::Policy& policy);

// The newest version, in force or not.
store::PolicyVersion read_policy(pg::Tx& tx);

// Adds a version and publishes attendance.policy_changed; with dry_run answers what it would be. Errors:
// invalid_argument naming bad settings, or an effectiveFrom before tomorrow; stale; conflict when a newer version
// exists.
Result<store::PolicyVersion> change_policy(pg::Tx& tx, const PolicyChange& change);

}  // namespace rollcall::attendance::app
