#include "services/attendance/domain/duty.hpp"

namespace rollcall::attendance::domain {

namespace {

// A look this long before the start takes the policy that is in force by then.
constexpr auto kLookAhead = std::chrono::hours{24};

std::optional<Instant> next_look(const Duty& duty, const DutyMoments& moments, Instant now) {
    const Instant ahead = duty.shift.starts_at - kLookAhead;
    if (now < ahead) return ahead;
    for (const auto& moment :
         {std::optional(moments.opening), moments.reminder, moments.suspicion, std::optional(moments.absence)})
        if (moment && now < *moment) return moment;
    return std::nullopt;
}

Due due_now(const Duty& duty, const DutyMoments& moments, const Policy& policy, Instant now) {
    if (now >= moments.absence) {
        const bool too_old = now > duty.shift.ends_at + std::chrono::days{policy.max_backfill_days};
        return too_old ? Due::nothing : Due::absence;
    }
    if (moments.suspicion && now >= *moments.suspicion)
        return duty.suspected_for == moments.suspicion ? Due::nothing : Due::suspicion;
    if (moments.reminder && now >= *moments.reminder && now < duty.shift.starts_at)
        return duty.reminded_for == moments.reminder ? Due::nothing : Due::reminder;
    return Due::nothing;
}

}  // namespace

DutyMoments moments_of(const ShiftInstance& shift, const Policy& policy) {
    DutyMoments moments{
        .opening = shift.starts_at - Minutes{policy.early_check_in_minutes},
        .absence = shift.ends_at + Minutes{policy.absence_final_minutes}};
    if (policy.reminder_before_minutes > 0)
        moments.reminder = shift.starts_at - Minutes{policy.reminder_before_minutes};
    const Minutes grace{shift.grace_minutes.value_or(policy.grace_minutes)};
    const Instant suspicion = shift.starts_at + grace + Minutes{policy.absence_alert_minutes};
    if (suspicion < moments.absence) moments.suspicion = suspicion;
    return moments;
}

Look look_at(const Duty& duty, const Policy& policy, Instant now) {
    if (duty.has_checked_in) return {};
    if (!duty.is_expected || duty.shift.is_cancelled)
        return {.due = duty.absence_is_ours ? Due::withdrawal : Due::nothing};
    const auto moments = moments_of(duty.shift, policy);
    const auto next = next_look(duty, moments, now);
    // The shift was moved ahead: the absence was made for a window that is no more.
    if (duty.absence_is_ours && now < moments.absence) return {Due::withdrawal, next};
    if (duty.has_record) return {};
    if (duty.is_working) return {now >= moments.opening && now < moments.absence ? Due::adoption : Due::nothing, next};
    return {due_now(duty, moments, policy, now), next};
}

}  // namespace rollcall::attendance::domain
