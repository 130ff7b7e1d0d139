// Punches of machines that wait: for somebody to have their code, or for what their kind needs.
#pragma once

#include "services/attendance/app/receive.hpp"
#include "services/attendance/app/siblings.hpp"
#include "services/attendance/store/projection_store.hpp"

namespace rollcall::attendance::app {

// Whose code is not known here yet may have come a moment ago: the owner is asked once before it is believed. Without
// an answer their punches are quarantined, and count once identity has told of them.
void meet_strangers(pg::Tx& tx, Siblings& siblings, CodeKind kind, const std::vector<Incoming>& incoming);

// Somebody has a code now that punches have waited for: they count from here on. Called with the person's facts stored.
Result<void> recognise(pg::Tx& tx, const UserId& user, store::CodeKind kind, const std::string& code);
// By all codes that the person has.
Result<void> recognise(pg::Tx& tx, const store::EmployeeRow& person);

}  // namespace rollcall::attendance::app
