// Messages that change a record, as requests to the punch desk.
#pragma once

#include "common/rpc/call.hpp"
#include "services/attendance/app/punch_desk.hpp"

#include <rollcall/attendance/v1/attendance.pb.h>

namespace rollcall::attendance::rpc {

using rollcall::rpc::Call;

// What a request of any kind brings along; `action` is for the auditor.
app::DeskRequest draft(const Call& call, const char* action);

// Without `done`, which is the transport's. Errors: invalid_argument naming what is no id.
Result<app::DeskRequest> desk_request(const Call& call, const v1::CheckInRequest& request);
Result<app::DeskRequest> desk_request(const Call& call, const v1::CheckOutRequest& request);
Result<app::DeskRequest> desk_request(const Call& call, const v1::StartBreakRequest& request);
// The end of the caller's break.
Result<app::DeskRequest> desk_request(const Call& call, const common::v1::Empty& request);
Result<app::DeskRequest> desk_request(const Call& call, const v1::MarkAbsentRequest& request);
Result<app::DeskRequest> desk_request(const Call& call, const v1::EditNotesRequest& request);

// What the desk's answer says to the caller.
v1::Record record_answer(const app::DeskAnswer& answer, bool with_notes);
v1::Break break_answer(const app::DeskAnswer& answer);

}  // namespace rollcall::attendance::rpc
