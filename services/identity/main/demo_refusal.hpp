#pragma once

#include "services/identity/main/settings.hpp"

#include <string>

namespace rollcall::identity {

// "" when this installation may start, else why not: production refuses companies seeded with demo data, whose
// passwords are known. Waits a minute for the database, for processes start in any order.
std::string demo_refusal(const Settings& settings);

}  // namespace rollcall::identity
