#pragma once

#include "gateway/clients/call.hpp"

#include <rollcall/attendance/v1/timesheets.pb.h>

namespace rollcall::clients {

struct TimesheetsClient {
    Rpc<attendance::v1::ClockRequest, attendance::v1::Clocked> clock_in;
    Rpc<attendance::v1::ClockRequest, attendance::v1::Clocked> clock_out;
    Rpc<attendance::v1::ListSheetsRequest, attendance::v1::SheetPage> list_sheets;
    Rpc<attendance::v1::ListAttendedRequest, attendance::v1::AttendedPage> list_attended;
    Rpc<attendance::v1::SummaryRequest, attendance::v1::Summary> summarise;
    Rpc<attendance::v1::MusterRequest, attendance::v1::Muster> get_muster;
};

}  // namespace rollcall::clients
