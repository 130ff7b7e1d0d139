// Versions of a company's policy (rule 16).
#pragma once

#include "common/core/id.hpp"
#include "services/attendance/domain/policy.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::attendance::store {

struct PolicyVersion {
    domain::Policy policy;  // with its version; 0 before anybody changed anything
    Date effective_from{};
    std::vector<std::string> changed;
    std::optional<UserId> changed_by;
    std::optional<Instant> changed_at;
};

// The newest version, in force or not.
PolicyVersion latest_policy(pg::Tx& tx);
// The version in force on that date; the defaults when there is none.
PolicyVersion policy_in_force(pg::Tx& tx, Date date);
domain::Policy policy_version(pg::Tx& tx, int version);
// Fails the transaction when the version exists: somebody else was faster (policy_version_pkey).
void add_policy(pg::Tx& tx, const PolicyVersion& version);
// The company's zone as far as it is known; UTC until then.
std::string company_zone(pg::Tx& tx);
// How far managers reach: the newest policy's word, at once. "company" while the company is not known here.
std::string manager_scope(pg::Tx& tx);
void set_manager_scope(pg::Tx& tx, const std::string& scope);

}  // namespace rollcall::attendance::store
