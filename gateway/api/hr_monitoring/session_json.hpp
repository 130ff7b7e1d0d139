// A session is an attendance record in this surface's words.
#pragma once

#include "gateway/json/writer.hpp"

#include <rollcall/attendance/v1/attendance.pb.h>

namespace rollcall::hr_monitoring {

// Every field, always: null where nothing is known yet. An absence has no check-in and counts as completed.
void write_session(json::Writer& writer, const attendance::v1::Record& record);
void write_break(json::Writer& writer, const attendance::v1::Break& pause);

}  // namespace rollcall::hr_monitoring
