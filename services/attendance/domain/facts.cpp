#include "services/attendance/domain/facts.hpp"

#include "services/attendance/domain/figures.hpp"

namespace rollcall::attendance::domain {

Snapshot snapshot_of(const ShiftInstance& shift, const Policy& policy) {
    return {
        .shift = shift.id,
        .business_date = shift.date,
        .zone = shift.zone,
        .shift_starts_at = shift.starts_at,
        .shift_ends_at = shift.ends_at,
        .grace_minutes = shift.grace_minutes.value_or(policy.grace_minutes),
        .break_allowance_minutes =
            shift.break_minutes.value_or(default_break_allowance(shift.starts_at, shift.ends_at)),
        .policy_version = policy.version,
    };
}

}  // namespace rollcall::attendance::domain
