// Where people may be: the geofences of their own sites and of their shifts'.
#pragma once

#include "common/core/id.hpp"
#include "common/pg/database.hpp"
#include "services/attendance/domain/geofence.hpp"

#include <map>
#include <optional>
#include <vector>

namespace rollcall::attendance::store {

// One that is open to somebody: always (their own site), or around a shift.
struct OpenFence {
    domain::Fence fence;
    std::optional<Instant> from, until;

    bool is_open_at(Instant at) const { return !from || (*from <= at && at <= *until); }
};

// Of these people, with the shifts that begin in that time.
std::map<UserId, std::vector<OpenFence>> fences_of(
    pg::Tx& tx, const std::vector<UserId>& users, Instant from, Instant until
);

using FencesOfPeople = std::map<UserId, std::vector<domain::Fence>>;

// Those that are open to each at that moment. Errors: unavailable.
Result<FencesOfPeople> open_fences_of(
    pg::Database& database, const CompanyId& company, const std::vector<UserId>& users, Instant at
);

}  // namespace rollcall::attendance::store
