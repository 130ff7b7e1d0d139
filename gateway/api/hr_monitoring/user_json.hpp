#pragma once

#include "gateway/json/writer.hpp"

#include <rollcall/identity/v1/identity.pb.h>

namespace rollcall::hr_monitoring {

void write_user(json::Writer& writer, const identity::v1::User& user);

}  // namespace rollcall::hr_monitoring
