// Session lists as files: whole, however long, in the times of their sites.
#pragma once

#include "gateway/clients/clients.hpp"
#include "gateway/export/download.hpp"
#include "gateway/http/exchange.hpp"

namespace rollcall::hr_monitoring {

// The table of all sessions that `request` asks for. Exchange and client must outlive it.
exports::Table session_table(
    http::Exchange& exchange, const clients::AttendanceClient& client, attendance::v1::ListSessionsRequest request
);

}  // namespace rollcall::hr_monitoring
