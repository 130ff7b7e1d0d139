// Time sheets, sums and the muster: messages to and from use cases.
#pragma once

#include "services/attendance/app/muster.hpp"
#include "services/attendance/app/sheets.hpp"
#include "services/attendance/app/summarise.hpp"

#include <rollcall/attendance/v1/timesheets.pb.h>

namespace rollcall::attendance::rpc {

// Errors: invalid_argument naming what cannot be read.
Result<store::SessionQuery> query_of(const v1::ListSheetsRequest& asked);
Result<app::SummaryQuery> query_of(const v1::SummaryRequest& asked);
Result<app::MusterQuery> query_of(const v1::MusterRequest& asked);

v1::SheetPage to_proto(const app::SheetPage& sheets, bool with_notes);
v1::Summary to_proto(const app::Summary& summary);
v1::Muster to_proto(const domain::DateRange& days, const std::vector<app::MusterRow>& rows);

}  // namespace rollcall::attendance::rpc
