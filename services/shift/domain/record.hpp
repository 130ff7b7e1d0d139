// What every planned object has besides its own fields.
#pragma once

#include "common/core/instant.hpp"
#include "common/core/result.hpp"

#include <cstdint>

namespace rollcall::shift::domain {

struct Record {
    bool is_active = true;
    std::int64_t version = 1;
    Instant created_at;
    Instant updated_at;

    bool operator==(const Record&) const = default;
};

// The next version, changed at `now`.
inline Record next(const Record& record, Instant now) {
    return {record.is_active, record.version + 1, record.created_at, now};
}

// 0 asks for none. Error: stale.
inline Result<void> require_version(const Record& record, std::int64_t asked) {
    if (asked == 0 || asked == record.version) return {};
    return fail(
        {.code = Code::stale,
         .reason = "recordVersionStale",
         .message = "Somebody has changed this meanwhile; read it again and repeat the change."}
    );
}

}  // namespace rollcall::shift::domain
