// Messages that change a record, as requests to the punch desk.
#pragma once

#include "common/rpc/call.hpp"
#include "services/attendance/app/punch_desk.hpp"

#include <rollcall/attendance/v1/attendance.pb.h>

namespace rollcall::attendance::rpc {

using rollcall::rpc::Call;

// Without `done`, which is the transport's. Errors: invalid_argument naming what is no id.
Result<app::DeskRequest> desk_request(const Call& call, const v1::CheckInRequest& request);
Result<app::DeskRequest> desk_request(const Call& call, const v1::CheckOutRequest& request);
Result<app::DeskRequest> desk_request(const Call& call, const v1::MarkAbsentRequest& request);
Result<app::DeskRequest> desk_request(const Call& call, const v1::EditNotesRequest& request);

}  // namespace rollcall::attendance::rpc
