// Brings one service's schema up to date: common/pg/foundation.sql first, then foundation_0002_....sql and on next to
// it, then the service's own files in order of their number. Forward only; each file in a transaction of its own, under
// an advisory lock, with its checksum remembered.
#pragma once

#include "common/core/result.hpp"

#include <filesystem>
#include <string>

namespace rollcall::pg {

// Returns how many files ran. Errors (internal, with words for an operator): an applied file that has changed since, a
// statement that failed (file name and the server's message).
Result<int> migrate(
    const std::string& owner_url,
    const std::string& schema,
    const std::filesystem::path& foundation_sql,
    const std::filesystem::path& migrations_dir
);

}  // namespace rollcall::pg
