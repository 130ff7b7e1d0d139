#pragma once

#include "services/identity/main/settings.hpp"

namespace rollcall::identity {

// Serves until told to stop. Exit code 2, with words, when this is production and a company has
// been seeded with demo data: its passwords are known to everybody.
int run(const Settings& settings);

}  // namespace rollcall::identity
