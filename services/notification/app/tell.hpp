#pragma once

#include "common/pg/database.hpp"
#include "services/notification/app/directory.hpp"
#include "services/notification/domain/occurrence.hpp"

namespace rollcall::notification::app {

// Writes the inbox rows an occurrence calls for, once however often it is told. Errors: unavailable when identity has
// to be asked and does not answer.
Result<void> tell(pg::Tx& tx, const Directory& directory, const domain::Occurrence& occurrence);

// Keeps up with identity.
void follow_person(pg::Tx& tx, const domain::Person& person);

}  // namespace rollcall::notification::app
