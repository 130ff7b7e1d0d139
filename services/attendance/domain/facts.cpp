#include "services/attendance/domain/facts.hpp"

#include "services/attendance/domain/figures.hpp"

namespace rollcall::attendance::domain {

Snapshot snapshot_of(const ShiftInstance& shift, const Policy& policy) {
    const int grace = shift.grace_minutes.value_or(policy.grace_minutes);
    return {
        .shift = shift.id,
        .business_date = shift.date,
        .zone = shift.zone,
        .shift_starts_at = shift.starts_at,
        .shift_ends_at = shift.ends_at,
        .grace_minutes = grace,
        .break_allowance_minutes =
            shift.break_minutes.value_or(default_break_allowance(shift.starts_at, shift.ends_at)),
        .policy_version = policy.version,
        .check_in_interval_minutes = shift.check_in_interval_minutes.value_or(0),
        .check_in_tolerance_minutes = shift.check_in_tolerance_minutes.value_or(grace),
    };
}

bool holds_in(const ShiftInstance& shift, const Policy& policy, Instant at) {
    return !shift.is_cancelled && at >= shift.starts_at - Minutes{policy.early_check_in_minutes} && at < shift.ends_at;
}

PunchFacts with_shift_at(PunchFacts facts, Instant at) {
    const Candidate* nearest = nullptr;
    const auto rank = [at](const Candidate& one) {
        return std::pair(std::chrono::abs(one.shift.starts_at - at), -one.shift.starts_at.time_since_epoch());
    };
    for (const auto& candidate : facts.candidates) {
        if (!holds_in(candidate.shift, candidate.policy, at)) continue;
        if (nearest == nullptr || rank(candidate) < rank(*nearest)) nearest = &candidate;
    }
    if (nearest == nullptr) return facts;
    facts.shift = nearest->shift;
    facts.is_assigned = true;
    facts.record = nearest->record;
    const auto scope = facts.policy.manager_scope;
    facts.policy = nearest->policy;
    facts.policy.manager_scope = scope;
    return facts;
}

Instant closes_at(const Record& record, const Policy& policy) {
    if (record.snapshot.shift) return record.snapshot.shift_ends_at + Minutes{policy.late_check_out_minutes};
    return record.derived.check_in_at.value_or(record.created_at) + std::chrono::hours{policy.max_session_hours};
}

Result<void> check_place(const PunchFacts& facts) {
    if (facts.policy.geofence_mode != "refuse" || facts.place != PlaceVerdict::outside) return {};
    return fail(conflict(
        "outsideGeofence", "This place is outside every site that is open to you today; go there, or ask a reviewer."
    ));
}

ManagerScope manager_scope(const Policy& policy) {
    return policy.manager_scope == "team" ? ManagerScope::team : ManagerScope::company;
}

}  // namespace rollcall::attendance::domain
