// The rows of this surface's lists as tables.
#pragma once

#include "gateway/clients/clients.hpp"
#include "gateway/export/table.hpp"
#include "gateway/http/exchange.hpp"

namespace rollcall::timeclock {

// All that `request` asks for, however long. Exchange and client must outlive it.
exports::Table sheet_table(
    http::Exchange& exchange, const clients::TimesheetsClient& client, attendance::v1::ListSheetsRequest request
);

// The sums by person.
exports::Table summary_table(const attendance::v1::Summary& summary);

}  // namespace rollcall::timeclock
