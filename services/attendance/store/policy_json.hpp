// A policy's settings as the JSON that is stored and shown.
#pragma once

#include "common/core/id.hpp"
#include "common/core/result.hpp"
#include "services/attendance/domain/policy.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall::attendance::store {

std::string policy_to_json(const domain::Policy& policy);

// `base` with the settings that `json` names. Errors: invalid_argument naming every bad or unknown setting.
Result<domain::Policy> policy_from_json(std::string_view json, const domain::Policy& base);

// A version that cached_policy has met.
std::optional<domain::Policy> known_policy(const CompanyId& company, int version);
// A stored version, parsed once: versions never change.
domain::Policy cached_policy(const CompanyId& company, int version, const std::string& json);

}  // namespace rollcall::attendance::store
