#include "services/attendance/domain/clock.hpp"

#include "common/time/zone.hpp"

#include <algorithm>

namespace rollcall::attendance::domain {

namespace {

constexpr char kTimeIn[] = "timeIn";
constexpr char kTimeOut[] = "timeOut";

Result<void> check_reach(const Clocking& clocking, const PunchFacts& facts) {
    const bool for_another = clocking.user != clocking.caller.user;
    if (for_another && !allows(clocking.caller, Permission::attendance_punch_other))
        return fail(forbidden("You may clock in and out for yourself only."));
    if (!facts.employee) return fail(not_found("user"));
    if (!for_another) return {};
    const auto scope = scope_of(clocking.caller, Permission::attendance_punch_other, ManagerScope::team);
    const bool reports = facts.employee->lead == clocking.caller.user;
    if (scope == Scope::company || (scope == Scope::team && reports)) return {};
    return fail(forbidden("You may clock in and out for yourself and for people who report to you."));
}

Result<std::optional<Instant>> claim_of(const Clocking& clocking, const PunchFacts& facts, const char* field) {
    if (!clocking.told) return std::optional<Instant>{};
    ROLLCALL_TRY(const Instant at, instant_of(*clocking.told, facts.employee->zone, clocking.received_at, field));
    const bool for_another = clocking.user != clocking.caller.user;
    const auto oldest = clocking.received_at - std::chrono::days{facts.policy.max_backfill_days};
    if (for_another && at > clocking.received_at)
        return fail(invalid_field(field, Fault::not_valid, "must not be later than now"));
    if (for_another && at < oldest)
        return fail(invalid_field(field, Fault::not_valid, "is too long ago; ask for a correction instead"));
    return std::optional(at);
}

}  // namespace

Result<Instant> instant_of(const WallTime& told, const std::string& zone, Instant now, const char* field) {
    const Date date = told.date ? *told.date : time::local_date(now, zone);
    const auto instants = time::instants_at(date, told.time, zone);
    const auto nearest = std::min_element(instants.begin(), instants.end(), [now](Instant a, Instant b) {
        return std::chrono::abs(a - now) < std::chrono::abs(b - now);
    });
    if (nearest != instants.end()) return *nearest;
    return fail(invalid_field(field, Fault::not_valid, "no clock shows this time: they go forward there on that day"));
}

Result<CheckIn> check_in_of(const Clocking& clocking, const PunchFacts& facts) {
    ROLLCALL_CHECK(check_reach(clocking, facts));
    ROLLCALL_TRY(const auto claimed, claim_of(clocking, facts, kTimeIn));
    return CheckIn{
        .caller = clocking.caller,
        .user = clocking.user,
        .claimed_at = claimed,
        .place = clocking.place,
        .source = clocking.source,
        .received_at = clocking.received_at,
        .note = clocking.note,
        .place_name = clocking.place_name};
}

Result<CheckOut> check_out_of(const Clocking& clocking, const PunchFacts& facts) {
    ROLLCALL_CHECK(check_reach(clocking, facts));
    ROLLCALL_TRY(const auto claimed, claim_of(clocking, facts, kTimeOut));
    return CheckOut{
        .caller = clocking.caller,
        .claimed_at = claimed,
        .place = clocking.place,
        .source = clocking.source,
        .received_at = clocking.received_at,
        .user = clocking.user,
        .note = clocking.note,
        .place_name = clocking.place_name};
}

}  // namespace rollcall::attendance::domain
