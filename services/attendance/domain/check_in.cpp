#include "services/attendance/domain/check_in.hpp"

#include "common/time/zone.hpp"
#include "services/attendance/domain/fold.hpp"

#include <algorithm>

namespace rollcall::attendance::domain {

namespace {

bool acts_for_another(const CheckIn& request) {
    return request.user != request.caller.user;
}

// Rule 3: the moment that a shift is looked for by. What is entered for somebody else may have been hours ago.
Instant moment_of_choice(const CheckIn& request) {
    const bool is_told = acts_for_another(request) && request.claimed_at && *request.claimed_at <= request.received_at;
    return is_told ? *request.claimed_at : request.received_at;
}

// Rule 19: who may punch for whom.
Result<void> check_reach(const PunchFacts& facts, const CheckIn& request) {
    if (!acts_for_another(request)) return {};
    const auto scope = scope_of(request.caller, Permission::attendance_punch_other, manager_scope(facts.policy));
    const bool reaches = scope == Scope::company ||
                         (scope == Scope::team && facts.employee && facts.employee->lead == request.caller.user);
    if (!reaches) return fail(forbidden("You may check in yourself only, or people who report to you."));
    return {};
}

Result<void> check_subject(const PunchFacts& facts, const CheckIn& request) {
    // The role before the ids: who may not punch for others learns nothing about them.
    if (acts_for_another(request) && !allows(request.caller, Permission::attendance_punch_other))
        return fail(forbidden("You may check in yourself only."));
    if (request.shift && !facts.shift) return fail(not_found("shift"));
    if (!facts.employee) return fail(not_found("user"));
    if (!facts.employee->is_active)
        return fail(forbidden("This person's account is not active, so nobody can check in for it."));
    ROLLCALL_CHECK(check_reach(facts, request));
    if (request.shift && !facts.is_assigned)
        return fail({
            .code = Code::permission_denied,
            .reason = "userNotAssignedToShift",
            .message = "This person is not assigned to this shift; ask a manager to assign them first.",
        });
    return {};
}

// Records of one person follow each other. A tolerated claim, or an in that overtook an out, begins where the last one
// ended; a time entered for somebody else is refused.
Result<Instant> after_last_out(const PunchFacts& facts, const CheckIn& request, Instant at) {
    const auto last_out = facts.last_out();
    if (!last_out || at >= *last_out) return at;
    if (!acts_for_another(request)) return *last_out;
    return fail(
        conflict("attendanceRecordsOverlap", "This person was checked in elsewhere at that time; enter a later one.")
    );
}

// Rule 4: an open record whose shift has ended was forgotten, and the next shift closes it. Any other stands.
Result<bool> check_open_record(const PunchFacts& facts, Instant at) {
    if (!facts.open_record) return false;
    const auto& open = *facts.open_record;
    if (facts.shift && open.snapshot.shift && at >= open.snapshot.shift_ends_at) return true;
    return fail(conflict("openRecordExists", "Check out of the attendance that is still open first."));
}

Result<void> check_window(const ShiftInstance& shift, const Policy& policy, Instant at) {
    if (shift.is_cancelled) return fail(conflict("shiftNotActive", "The shift was cancelled."));
    if (holds_in(shift, policy, at)) return {};
    return fail(conflict(
        "shiftNotActive",
        at < shift.ends_at ? "It is too early: check-in opens " + std::to_string(policy.early_check_in_minutes) +
                                 " minutes before the shift starts."
                           : "The shift has ended; ask for a correction instead."
    ));
}

Snapshot snapshot_for(const PunchFacts& facts, Instant at, bool on_leave) {
    Snapshot snapshot{.zone = facts.employee->zone, .policy_version = facts.policy.version};
    if (facts.shift)
        snapshot = snapshot_of(*facts.shift, facts.policy);
    else
        snapshot.business_date = time::local_date(at, snapshot.zone);
    snapshot.on_leave = on_leave;
    return snapshot;
}

Punch punch_of(const CheckIn& request, Instant at, PlaceVerdict verdict) {
    return {
        .id = PunchId::make(request.received_at),
        .employee = request.user,
        .kind = PunchKind::in,
        .at = at,
        .claimed_at = request.claimed_at,
        .received_at = request.received_at,
        .source = request.source,
        .actor = request.caller.user,
        .named_shift = request.shift,
        .place = request.place,
        .work_mode = request.work_mode,
        .note = request.note,
        .place_name = request.place_name,
        .place_verdict = verdict,
    };
}

Record record_of(const PunchFacts& facts, const CheckIn& request) {
    // Rule 12: a check-in revises an absence and keeps its id, reason and note.
    if (facts.record) return *facts.record;
    return {
        .id = RecordId::make(request.received_at),
        .company = request.caller.company,
        .user = request.user,
        .created_at = request.received_at};
}

RecordChange enter(const PunchFacts& facts, const CheckIn& request, Instant at, std::vector<Punch> known) {
    auto record = record_of(facts, request);
    // Who is back keeps the window they began with, and has not gone early after all.
    if (!record.derived.check_in_at) record.snapshot = snapshot_for(facts, at, record.snapshot.on_leave);
    record.reasons = {};
    if (request.absence_reason) record.absence_reason = request.absence_reason;
    if (request.manager_note) record.manager_note = request.manager_note;
    return refolded(
        facts.record,
        std::move(record),
        facts.policy,
        {std::move(known), {punch_of(request, at, facts.place)}, "attendance.checked_in", request.received_at}
    );
}

}  // namespace

Result<Instant> moment_of_punch(
    const Policy& policy, Instant received_at, const std::optional<Instant>& claimed_at, bool entered_for_another
) {
    if (!claimed_at) return received_at;
    if (entered_for_another) {
        if (*claimed_at > received_at)
            return fail(invalid_field("checkInTime", Fault::not_valid, "must not be later than now"));
        return *claimed_at;
    }
    const bool believed =
        *claimed_at <= received_at && received_at - *claimed_at <= Minutes{policy.self_reported_tolerance_minutes};
    return believed ? *claimed_at : received_at;
}

const Record* reopened_by(const PunchFacts& facts, const CheckIn& request) {
    if (request.shift || facts.open_record) return nullptr;
    const auto chosen = with_shift_at(facts, moment_of_choice(request));
    if (!chosen.shift) return nullptr;
    for (const auto& candidate : facts.candidates)
        if (candidate.shift.id == chosen.shift->id && candidate.record && candidate.record->derived.check_in_at)
            return &*candidate.record;
    return nullptr;
}

Result<CheckInDecision> decide_check_in(const PunchFacts& found, const CheckIn& request, std::vector<Punch> punches) {
    std::optional<PunchFacts> chosen;
    if (!request.shift) chosen = with_shift_at(found, moment_of_choice(request));
    const PunchFacts& facts = chosen ? *chosen : found;
    ROLLCALL_CHECK(check_subject(facts, request));
    if (request.shift && facts.record && facts.record->derived.check_in_at)
        return fail(conflict("attendanceRecordAlreadyExists", "This person has checked in to this shift already."));
    ROLLCALL_TRY(
        const Instant claimed,
        moment_of_punch(facts.policy, request.received_at, request.claimed_at, acts_for_another(request))
    );
    ROLLCALL_TRY(const Instant at, after_last_out(facts, request, claimed));
    ROLLCALL_TRY(const bool forgotten, check_open_record(facts, at));
    if (facts.shift) ROLLCALL_CHECK(check_window(*facts.shift, facts.policy, at));
    ROLLCALL_CHECK(check_place(facts));
    return CheckInDecision{enter(facts, request, at, std::move(punches)), forgotten};
}

}  // namespace rollcall::attendance::domain
