#pragma once

#include "gateway/json/writer.hpp"

#include <array>
#include <rollcall/attendance/v1/attendance.pb.h>
#include <string_view>

namespace rollcall::workforceos {

inline constexpr std::array<std::string_view, 5> kRecordStatuses{"pending", "present", "absent", "late", "leftEarly"};

// The attendanceRecord alone.
void write_record(json::Writer& writer, const attendance::v1::Record& record);
// With "user" and "shift" as objects (get one), or as arrays of one (rows of a list).
void write_record_with_relations(json::Writer& writer, const attendance::v1::Record& record);
void write_record_row(json::Writer& writer, const attendance::v1::Record& record);

}  // namespace rollcall::workforceos
