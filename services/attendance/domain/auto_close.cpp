#include "services/attendance/domain/auto_close.hpp"

#include "services/attendance/domain/check_out.hpp"

#include <algorithm>

namespace rollcall::attendance::domain {

std::optional<Instant> overdue_at(const Derived& derived, const Snapshot& snapshot, const Policy& policy) {
    if (!derived.is_open()) return std::nullopt;
    if (snapshot.shift) return snapshot.shift_ends_at + Minutes{policy.auto_close_after_minutes};
    return *derived.check_in_at + std::chrono::hours{policy.max_session_hours};
}

RecordChange close_overdue(const Record& record, const Policy& policy, std::vector<Punch> punches, Instant decided_at) {
    const auto& snapshot = record.snapshot;
    const Instant in = *record.derived.check_in_at;
    // A session that may not last as long as a standard day does not.
    const Instant day_is_over =
        in + std::min<Minutes>(Minutes{policy.standard_day_minutes}, std::chrono::hours{policy.max_session_hours});
    return close_at(
        record, policy, std::move(punches), snapshot.shift ? snapshot.shift_ends_at : day_is_over, decided_at
    );
}

}  // namespace rollcall::attendance::domain
