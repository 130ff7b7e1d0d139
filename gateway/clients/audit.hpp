#pragma once

#include "gateway/clients/call.hpp"

#include <array>
#include <rollcall/common/v1/audit.pb.h>
#include <string_view>

namespace rollcall::clients {

// The audit entries that one service keeps.
struct AuditClient {
    std::string_view service;
    Rpc<common::v1::ListAuditEntriesRequest, common::v1::AuditEntryList> list;
};

using AuditClients = std::array<AuditClient, 4>;

}  // namespace rollcall::clients
