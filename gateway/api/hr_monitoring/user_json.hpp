#pragma once

#include "gateway/json/writer.hpp"

#include <rollcall/identity/v1/identity.pb.h>

namespace rollcall::hr_monitoring {

void write_user(json::Writer& writer, const identity::v1::User& user);
// As the answer to a login shows who signed in: nobody is online before they have connected, and of the department only
// the id is known.
void write_signed_in_user(json::Writer& writer, const identity::v1::User& user);

}  // namespace rollcall::hr_monitoring
