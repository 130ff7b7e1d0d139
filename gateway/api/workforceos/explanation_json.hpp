#pragma once

#include "gateway/json/writer.hpp"

#include <rollcall/attendance/v1/attendance.pb.h>

namespace rollcall::workforceos {

// The record, how each of its values came about, and what they were made from.
void write_explanation(json::Writer& writer, const attendance::v1::Explanation& explanation);

}  // namespace rollcall::workforceos
