#include "services/attendance/domain/figures.hpp"

#include "services/attendance/domain/breaks.hpp"

#include <algorithm>

namespace rollcall::attendance::domain {

namespace {

using std::chrono::microseconds;

int floor_minutes(microseconds span) {
    return static_cast<int>(std::chrono::floor<Minutes>(std::max(span, microseconds{0})).count());
}

// The unpaid breaks at or after `moment`.
std::vector<Break> unpaid_after(const std::vector<Break>& breaks, Instant moment) {
    std::vector<Break> unpaid;
    for (auto one : breaks) {
        one.from = std::max(one.from, moment);
        if (!one.is_paid && one.from < *one.to) unpaid.push_back(std::move(one));
    }
    return unpaid;
}

microseconds time_after(const std::vector<Break>& breaks, Instant moment) {
    microseconds time{0};
    for (const auto& one : breaks) time += std::max(microseconds{0}, *one.to - std::max(one.from, moment));
    return time;
}

}  // namespace

bool is_late(const Snapshot& snapshot, Instant check_in) {
    return snapshot.shift && check_in > snapshot.shift_starts_at + Minutes{snapshot.grace_minutes};
}

bool is_early(const Snapshot& snapshot, const Policy& policy, Instant check_out) {
    return snapshot.shift && check_out < snapshot.shift_ends_at - Minutes{policy.early_leave_tolerance_minutes};
}

void fill_minutes(Derived& derived, const Snapshot& snapshot, const Policy& policy, bool is_unpaid) {
    const Instant in = *derived.check_in_at;
    const Instant out = *derived.check_out_at;
    const auto& breaks = derived.breaks;
    derived.duration_minutes = floor_minutes(out - in);
    derived.worked_minutes = derived.duration_minutes - break_minutes(breaks);
    const bool clip = snapshot.shift && !policy.count_early_minutes;
    const Instant paid_from = clip ? std::max(in, snapshot.shift_starts_at) : in;
    if (!is_unpaid)
        derived.paid_minutes =
            std::max(0, floor_minutes(out - paid_from) - break_minutes(unpaid_after(breaks, paid_from)));
    if (is_early(snapshot, policy, out)) derived.early_checkout_minutes = whole_minutes(out, snapshot.shift_ends_at);
    if (snapshot.shift && out > snapshot.shift_ends_at + Minutes{policy.overtime_threshold_minutes})
        derived.overtime_minutes = std::min(
            floor_minutes(out - snapshot.shift_ends_at - time_after(breaks, snapshot.shift_ends_at)),
            derived.worked_minutes
        );
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
    if (!derived.check_in_at) return snapshot.on_leave ? "leave" : "full_leave";
    const double required = required_minutes(snapshot, policy);
    const double worked = derived.worked_minutes;
    if (worked > 0 && worked >= required - std::min<double>(policy.full_day_tolerance_minutes, required / 8))
        return "full_day";
    if (worked >= required / 2) return "half_day";
    if (worked >= std::min<double>(policy.minimum_presence_minutes, required / 4)) return "short_leave";
    return "insufficient";
}

}  // namespace rollcall::attendance::domain
