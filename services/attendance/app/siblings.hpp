// What attendance may ask of the services that own people and shifts, when its projections do not have it yet. An
// interface, because the implementation is gRPC and use cases are not.
#pragma once

#include "common/core/id.hpp"
#include "common/core/result.hpp"
#include "services/attendance/store/machine_punch_store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rollcall::attendance::app {

// What a machine calls a person by.
using store::CodeKind;

class Siblings {
  public:
    virtual ~Siblings() = default;
    // Fetches the person and the shift with the person's assignment (without a shift: all their assignments that are
    // not over), and stores what the owners know as if their events had arrived. Unknown ids leave nothing. Errors:
    // unavailable.
    virtual Result<void> refresh(
        const CompanyId& company, const std::optional<UserId>& user, const std::optional<ShiftId>& shift
    ) = 0;
    // Fetches whoever has these codes, and stores them likewise. Errors: unavailable.
    virtual Result<void> meet(const CompanyId& company, CodeKind kind, const std::vector<std::string>& codes) = 0;
};

}  // namespace rollcall::attendance::app
