#include "services/attendance/domain/figures.hpp"

#include <algorithm>

namespace rollcall::attendance::domain {

namespace {

using std::chrono::microseconds;

int floor_minutes(microseconds span) {
    return static_cast<int>(std::chrono::floor<Minutes>(std::max(span, microseconds{0})).count());
}

// How much of the break lies at or after `moment`.
microseconds part_after(const BreakSpan& span, Instant moment) {
    return std::max(microseconds{0}, span.to - std::max(span.from, moment));
}

bool is_paid(const BreakSpan& span, const Policy& policy) {
    return std::find(policy.paid_break_types.begin(), policy.paid_break_types.end(), span.type) !=
           policy.paid_break_types.end();
}

}  // namespace

bool is_late(const Snapshot& snapshot, Instant check_in) {
    return snapshot.shift && check_in > snapshot.shift_starts_at + Minutes{snapshot.grace_minutes};
}

bool is_early(const Snapshot& snapshot, const Policy& policy, Instant check_out) {
    return snapshot.shift && check_out < snapshot.shift_ends_at - Minutes{policy.early_leave_tolerance_minutes};
}

void fill_minutes(
    Derived& derived,
    const Snapshot& snapshot,
    const Policy& policy,
    const std::vector<BreakSpan>& breaks,
    bool closed_by_system
) {
    const Instant in = *derived.check_in_at;
    const Instant out = *derived.check_out_at;
    const bool clip = snapshot.shift && !policy.count_early_minutes;
    const Instant paid_from = clip ? std::max(in, snapshot.shift_starts_at) : in;
    microseconds away{0};
    microseconds unpaid_away{0};
    microseconds away_after_end{0};
    for (const auto& span : breaks) {
        away += span.to - span.from;
        if (!is_paid(span, policy)) unpaid_away += part_after(span, paid_from);
        if (snapshot.shift) away_after_end += part_after(span, snapshot.shift_ends_at);
    }
    derived.duration_minutes = floor_minutes(out - in);
    derived.worked_minutes = floor_minutes(out - in - away);
    derived.paid_minutes = closed_by_system && !snapshot.shift ? 0 : floor_minutes(out - paid_from - unpaid_away);
    if (is_early(snapshot, policy, out)) derived.early_checkout_minutes = whole_minutes(out, snapshot.shift_ends_at);
    if (snapshot.shift && out > snapshot.shift_ends_at + Minutes{policy.overtime_threshold_minutes})
        derived.overtime_minutes =
            std::min(floor_minutes(out - snapshot.shift_ends_at - away_after_end), derived.worked_minutes);
}

int default_break_allowance(Instant starts_at, Instant ends_at) {
    return ends_at - starts_at > std::chrono::hours{6} ? 60 : 0;
}

int required_minutes(const Snapshot& snapshot, const Policy& policy) {
    if (!snapshot.shift) return std::max(0, policy.standard_day_minutes - 60);
    return std::max(
        0, whole_minutes(snapshot.shift_starts_at, snapshot.shift_ends_at) - snapshot.break_allowance_minutes
    );
}

std::string classify(const Derived& derived, const Snapshot& snapshot, const Policy& policy) {
    if (derived.is_open()) return "active";
    if (!derived.check_in_at) return "full_leave";
    const double required = required_minutes(snapshot, policy);
    const double worked = derived.worked_minutes;
    if (worked > 0 && worked >= required - std::min<double>(policy.full_day_tolerance_minutes, required / 8))
        return "full_day";
    if (worked >= required / 2) return "half_day";
    if (worked >= std::min<double>(policy.minimum_presence_minutes, required / 4)) return "short_leave";
    return "insufficient";
}

}  // namespace rollcall::attendance::domain
