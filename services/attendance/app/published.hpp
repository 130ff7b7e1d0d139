// What attendance events say: one shape for all of them.
#pragma once

#include "services/attendance/domain/record.hpp"

#include <string>
#include <vector>

namespace rollcall::attendance::app {

// JSON: userId, attendanceRecordId, shiftId, businessDate, checkInTime, checkOutTime, status, lateByMinutes,
// earlyByMinutes, version, and toldUserIds where given.
std::string event_data(const domain::Record& record, const std::vector<UserId>& told = {});

}  // namespace rollcall::attendance::app
