// Shows with a person whose recurring shift they work by, as shift tells.
#pragma once

#include "services/identity/domain/user.hpp"

#include <cstdint>
#include <optional>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::identity::app {

// Nothing: by none. Older news than what is known, or of a person who is not, change nothing.
void follow_template(
    pg::Tx& tx, const UserId& user, const std::optional<domain::ShiftTemplateId>& shift_template, std::int64_t sequence
);

}  // namespace rollcall::identity::app
