// What becomes of a refusal for want of permission: an audit entry of its own, since what was refused left none.
#pragma once

#include "common/core/error.hpp"
#include "common/pg/database.hpp"
#include "common/rpc/call.hpp"

namespace rollcall::service {

// Only a verified caller's permission_denied is written: action "access.denied", of the object that the route names
// (where it names none, of the entity "route"), and as the new value route, outcome, reason, message and the actor's
// role ("machine" for one). A failure to write is logged; the refusal stands
// either way.
void record_denial(pg::Database& database, const rpc::Call& call, const pg::Origin& origin, const Error& error);

}  // namespace rollcall::service
