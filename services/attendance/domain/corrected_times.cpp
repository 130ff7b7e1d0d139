#include "services/attendance/domain/corrected_times.hpp"

#include "common/time/wire.hpp"

#include <algorithm>

namespace rollcall::attendance::domain {

namespace {

constexpr std::chrono::hours kReach{24};

tl::unexpected<Error> not_valid(std::string message) {
    return fail({.code = Code::unprocessable, .reason = "correctionTimesNotValid", .message = std::move(message)});
}

// Rule 2: where an in, or an out, of the record's shift may lie.
struct Window {
    Instant from, to;
    bool to_included;

    bool holds(Instant at) const { return from <= at && (at < to || (to_included && at == to)); }
};

Window window_of(const Record& record, const Policy& policy, PunchKind kind) {
    const auto from = record.snapshot.shift_starts_at - Minutes{policy.early_check_in_minutes};
    if (kind == PunchKind::in) return {from, record.snapshot.shift_ends_at, false};
    return {from, closes_at(record, policy), true};
}

// An unscheduled session has no window but what it says itself.
Result<void> check_near(const Record& record, Instant at) {
    const auto from = record.derived.check_in_at.value_or(record.created_at);
    const auto to = record.derived.check_out_at.value_or(from);
    if (from - kReach <= at && at <= to + kReach) return {};
    return not_valid("A time must lie within a day of the session.");
}

Result<void> check_window(const CorrectionFacts& facts, PunchKind kind, const std::optional<Instant>& at) {
    if (!at) return {};
    if (!facts.record->snapshot.shift) return check_near(*facts.record, *at);
    const auto window = window_of(*facts.record, facts.policy, kind);
    if (window.holds(*at)) return {};
    return not_valid(
        std::string(kind == PunchKind::in ? "The check-in" : "The check-out") + " of this shift must lie from " +
        time::format_instant(window.from) + (window.to_included ? " to " : " to before ") +
        time::format_instant(window.to) + "."
    );
}

Result<void> check_overlap(const CorrectionFacts& facts, Instant from, const std::optional<Instant>& to) {
    for (const auto& other : facts.neighbours) {
        const bool ends_before = other.to && *other.to <= from;
        const bool begins_after = to && other.from >= *to;
        if (!ends_before && !begins_after)
            return fail(conflict(
                "attendanceRecordsOverlap",
                "The times overlap session " + other.id.str() + " of " + time::format_date(other.business_date) +
                    "; correct that one first."
            ));
    }
    return {};
}

}  // namespace

Result<void> check_times(const CorrectionFacts& facts, const Times& times, Instant now) {
    const auto& record = *facts.record;
    if (!times.check_in && !times.check_out) return not_valid("Give a check-in time, a check-out time, or both.");
    if (record.derived.is_open() && times.check_out)
        return not_valid("This session is still open; check out first, then ask for another check-out time.");
    if (!record.derived.check_in_at && !(times.check_in && times.check_out))
        return not_valid("Nobody checked in here; give both a check-in and a check-out time.");
    for (const auto& at : {times.check_in, times.check_out})
        if (at && *at > now) return not_valid("A time must not lie in the future.");
    ROLLCALL_CHECK(check_window(facts, PunchKind::in, times.check_in));
    ROLLCALL_CHECK(check_window(facts, PunchKind::out, times.check_out));
    const Instant from = times.check_in.value_or(record.derived.check_in_at.value_or(now));
    const auto to = times.check_out ? times.check_out : record.derived.check_out_at;
    if (to && from >= *to) return not_valid("The check-in must be before the check-out.");
    return check_overlap(facts, from, to);
}

}  // namespace rollcall::attendance::domain
