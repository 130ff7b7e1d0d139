#include "services/attendance/domain/corrected_times.hpp"

#include "common/time/wire.hpp"

#include <algorithm>

namespace rollcall::attendance::domain {

namespace {

constexpr std::chrono::hours kReach{24};

tl::unexpected<Error> not_valid(std::string message) {
    return fail({.code = Code::unprocessable, .reason = "correctionTimesNotValid", .message = std::move(message)});
}

// Around which times the record may be corrected: its shift, else what it says itself.
std::pair<Instant, Instant> session_of(const Record& record) {
    if (record.snapshot.shift) return {record.snapshot.shift_starts_at, record.snapshot.shift_ends_at};
    const auto from = record.derived.check_in_at.value_or(record.created_at);
    return {from, record.derived.check_out_at.value_or(from)};
}

bool is_near(const Record& record, Instant at) {
    const auto [from, to] = session_of(record);
    return from - kReach <= at && at <= to + kReach;
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
    for (const auto& at : {times.check_in, times.check_out}) {
        if (at && *at > now) return not_valid("A time must not lie in the future.");
        if (at && !is_near(record, *at)) return not_valid("A time must lie within a day of the session.");
    }
    const Instant from = times.check_in.value_or(record.derived.check_in_at.value_or(now));
    const auto to = times.check_out ? times.check_out : record.derived.check_out_at;
    if (to && from >= *to) return not_valid("The check-in must be before the check-out.");
    return check_overlap(facts, from, to);
}

}  // namespace rollcall::attendance::domain
