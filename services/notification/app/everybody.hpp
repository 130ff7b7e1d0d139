#pragma once

#include "common/core/principal.hpp"
#include "common/pg/database.hpp"
#include "services/notification/app/directory.hpp"

#include <vector>

namespace rollcall::notification::app {

// The company's active people of a role; reads everybody of the company from identity first, once. Error: unavailable.
Result<std::vector<domain::Person>> active_people(pg::Tx& tx, const Directory& directory, Role role);

}  // namespace rollcall::notification::app
