// Clockings as requests to the punch desk.
#pragma once

#include "common/rpc/call.hpp"
#include "services/attendance/app/punch_desk.hpp"
#include "services/attendance/domain/clock.hpp"

#include <functional>
#include <rollcall/attendance/v1/timesheets.pb.h>

namespace rollcall::attendance::rpc {

// A request without `done`, and what to answer once it is stored.
struct ClockRequest {
    app::DeskRequest desk;
    std::function<v1::Clocked(const app::DeskAnswer&)> answer;
};

// Errors: invalid_argument naming userId, date, timeIn or timeOut.
Result<ClockRequest> clock_in_request(const rollcall::rpc::Call& call, const v1::ClockRequest& asked);
Result<ClockRequest> clock_out_request(const rollcall::rpc::Call& call, const v1::ClockRequest& asked);

}  // namespace rollcall::attendance::rpc
