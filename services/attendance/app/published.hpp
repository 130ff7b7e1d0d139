// What attendance events say: one shape for all of them.
#pragma once

#include "services/attendance/domain/correction.hpp"
#include "services/attendance/store/desk_store.hpp"
#include "services/attendance/store/machine_punch_store.hpp"

#include <string>
#include <vector>

namespace rollcall::attendance::app {

// JSON: userId, attendanceRecordId, shiftId, businessDate, checkInTime, checkOutTime, status, lateByMinutes,
// earlyByMinutes, missedCheckIns, version, and toldUserIds where given.
std::string event_data(const domain::Record& record, const std::vector<UserId>& told = {});
// The same, with the break: breakId, breakType, breakStartedAt, breakEndedAt, isPaid.
std::string event_data(const domain::Record& record, const domain::Break& pause);
// The same, with the correction: correctionId, correctionStatus, requestedBy, requestedCheckInTime,
// requestedCheckOutTime, resolvedBy, selfDecided, toldUserIds.
std::string event_data(
    const domain::Record& record, const domain::Correction& correction, const std::vector<UserId>& told
);

// A change with its event; one of a break tells of the newest break. What the record was goes to the audit entry.
store::Write write_of(domain::RecordChange change, store::Provenance provenance);

// Of an absence that the timer made and took back: as event_data, with withdrawn: true. Its owner was told; who else
// was, the inboxes know.
std::string withdrawn_data(const domain::Record& absence);

// Of somebody who is expected and has not come: userId, attendanceRecordId (null), shiftId, businessDate, startsAt,
// endsAt.
std::string duty_data(const UserId& user, const domain::ShiftInstance& shift);

// Of a punch that waits for a reviewer: punchId, userId (null: nobody has the code), attendanceRecordId and shiftId
// (null), employeeCode or badgeNumber (the other is null), kind, at, source, reason.
std::string quarantined_data(const store::MachinePunchRow& row);

}  // namespace rollcall::attendance::app
