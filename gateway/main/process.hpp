#pragma once

#include "gateway/main/settings.hpp"

namespace rollcall::gateway {

// Serves until SIGTERM: not ready -> no new connections -> finish what runs (10 s). The process's exit code.
int run(const Settings& settings);

}  // namespace rollcall::gateway
