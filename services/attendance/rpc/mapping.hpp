// Attendance types to and from their messages.
#pragma once

#include "common/core/result.hpp"
#include "services/attendance/app/change_policy.hpp"
#include "services/attendance/app/read_records.hpp"
#include "services/attendance/domain/check_in.hpp"

#include <rollcall/attendance/v1/attendance.pb.h>

namespace rollcall::attendance::rpc {

v1::Break to_proto(const RecordId& record, const domain::Break& pause);
// Absence reasons and manager notes only with `with_notes` (rule 20).
v1::Record to_proto(const domain::Record& record, bool with_notes);
v1::Record to_proto(const store::RecordView& view, bool with_notes);
v1::Explanation to_proto(const app::Explanation& explanation, bool with_notes);
v1::Policy to_proto(const store::PolicyVersion& version);

// Error: invalid_argument on `name`.
Result<std::optional<Date>> maybe_date(const char* name, bool present, const std::string& text);

common::v1::Location to_proto(const domain::Place& place);
std::optional<domain::Place> place_from(const common::v1::Location& location);
// Errors: invalid_argument naming the filter that is no id, date or status.
Result<store::RecordQuery> query_from(const v1::ListRecordsRequest& request);

}  // namespace rollcall::attendance::rpc
