#include "services/attendance/domain/check_out.hpp"

#include "services/attendance/domain/fold.hpp"

#include <algorithm>

namespace rollcall::attendance::domain {

namespace {

Result<void> check_record(const PunchFacts& facts, const CheckOut& request) {
    if (!facts.record) return fail(not_found("attendanceRecord"));
    const auto& record = *facts.record;
    if (record.user != request.caller.user)
        return fail(forbidden("Only the person themselves can check out; use a correction for somebody else."));
    if (record.derived.check_out_at)
        return fail(
            conflict("alreadyCheckedOut", "This attendance is checked out already; ask for a correction to change it.")
        );
    if (!record.derived.check_in_at)
        return fail(conflict("notCheckedIn", "This attendance has no check-in, so it cannot be checked out."));
    return {};
}

}  // namespace

Result<RecordChange> decide_check_out(const PunchFacts& facts, const CheckOut& request, std::vector<Punch> punches) {
    ROLLCALL_CHECK(check_record(facts, request));
    const auto& record = *facts.record;
    ROLLCALL_TRY(Instant at, moment_of_punch(facts.policy, request.received_at, request.claimed_at, false));
    // A tolerated claim never reaches back before the record's last punch.
    for (const auto& punch : punches) at = std::max(at, punch.at);
    RecordChange change{.record = record, .event = "attendance.checked_out"};
    change.punch = Punch{
        .id = PunchId::make(request.received_at),
        .employee = record.user,
        .kind = PunchKind::out,
        .at = at,
        .claimed_at = request.claimed_at,
        .received_at = request.received_at,
        .source = request.source,
        .actor = request.caller.user,
        .named_shift = record.snapshot.shift,
        .place = request.place,
    };
    punches.push_back(*change.punch);
    auto folded = fold(record.snapshot, facts.policy, std::move(punches), record.marked_absent);
    change.record.derived = std::move(folded.derived);
    change.resolutions = std::move(folded.resolutions);
    change.record.version += 1;
    change.record.updated_at = request.received_at;
    return change;
}

}  // namespace rollcall::attendance::domain
