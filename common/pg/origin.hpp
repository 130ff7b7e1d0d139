// Who makes a change, for outbox and audit rows.
#pragma once

#include "common/core/id.hpp"

#include <string>

namespace rollcall::pg {

struct Origin {
    UserId actor;  // nil: the system
    std::string request_id;
    std::string traceparent;
    std::string client_address;
};

}  // namespace rollcall::pg
