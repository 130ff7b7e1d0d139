// What a person's sessions of a period come to.
#pragma once

#include "gateway/json/writer.hpp"

#include <rollcall/attendance/v1/attendance.pb.h>
#include <vector>

namespace rollcall::hr_monitoring {

// An object of counts and sums; absences are among the records, open sessions have no minutes yet.
void write_figures(json::Writer& writer, const std::vector<attendance::v1::Record>& records);

}  // namespace rollcall::hr_monitoring
