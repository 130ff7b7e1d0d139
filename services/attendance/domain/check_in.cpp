#include "services/attendance/domain/check_in.hpp"

#include "common/time/zone.hpp"
#include "services/attendance/domain/fold.hpp"

#include <algorithm>

namespace rollcall::attendance::domain {

namespace {

bool acts_for_another(const CheckIn& request) {
    return request.user != request.caller.user;
}

ManagerScope manager_scope(const Policy& policy) {
    return policy.manager_scope == "team" ? ManagerScope::team : ManagerScope::company;
}

// Rule 19: who may punch for whom.
Result<void> check_reach(const PunchFacts& facts, const CheckIn& request) {
    if (!acts_for_another(request)) return {};
    const auto scope = scope_of(request.caller.role, Permission::attendance_punch_other, manager_scope(facts.policy));
    const bool reaches = scope == Scope::company ||
                         (scope == Scope::team && facts.employee && facts.employee->lead == request.caller.user);
    if (!reaches) return fail(forbidden("You may check in yourself only, or people who report to you."));
    return {};
}

Result<void> check_subject(const PunchFacts& facts, const CheckIn& request) {
    // The role before the ids: who may not punch for others learns nothing about them.
    if (acts_for_another(request) && !allows(request.caller.role, Permission::attendance_punch_other))
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
    if (!facts.last_out || at >= *facts.last_out) return at;
    if (!acts_for_another(request)) return *facts.last_out;
    return fail(
        conflict("attendanceRecordsOverlap", "This person was checked in elsewhere at that time; enter a later one.")
    );
}

// An open record of another shift that has ended was forgotten: rule 4 closes it. Any other open record stands.
Result<bool> check_open_record(const PunchFacts& facts, Instant at) {
    if (!facts.open_record) return false;
    const auto& open = *facts.open_record;
    if (open.snapshot.shift && at >= open.snapshot.shift_ends_at) return true;
    return fail(conflict("openRecordExists", "Check out of the attendance that is still open first."));
}

Result<void> check_window(const ShiftInstance& shift, const Policy& policy, Instant at) {
    if (shift.is_cancelled) return fail(conflict("shiftNotActive", "The shift was cancelled."));
    const auto opens = shift.starts_at - Minutes{policy.early_check_in_minutes};
    if (at >= opens && at < shift.ends_at) return {};
    return fail(conflict(
        "shiftNotActive",
        at < opens ? "It is too early: check-in opens " + std::to_string(policy.early_check_in_minutes) +
                         " minutes before the shift starts."
                   : "The shift has ended; ask for a correction instead."
    ));
}

Snapshot snapshot_for(const PunchFacts& facts, Instant at) {
    if (facts.shift) return snapshot_of(*facts.shift, facts.policy);
    Snapshot unscheduled{.zone = facts.employee->zone, .policy_version = facts.policy.version};
    unscheduled.business_date = time::local_date(at, unscheduled.zone);
    return unscheduled;
}

Punch punch_of(const CheckIn& request, Instant at) {
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
    };
}

RecordChange open_record(const PunchFacts& facts, const CheckIn& request, Instant at) {
    RecordChange change{.event = "attendance.checked_in"};
    Record& record = change.record;
    // Rule 12: a check-in revises an absence and keeps its id, reason and note.
    if (facts.record)
        record = *facts.record;
    else
        record = {
            .id = RecordId::make(request.received_at),
            .company = request.caller.company,
            .user = request.user,
            .created_at = request.received_at};
    record.snapshot = snapshot_for(facts, at);
    change.punch = punch_of(request, at);
    auto folded = fold(record.snapshot, facts.policy, {*change.punch}, record.marked_absent);
    record.derived = std::move(folded.derived);
    change.resolutions = std::move(folded.resolutions);
    if (request.absence_reason) record.absence_reason = request.absence_reason;
    if (request.manager_note) record.manager_note = request.manager_note;
    record.version += 1;
    record.updated_at = request.received_at;
    return change;
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

Result<CheckInDecision> decide_check_in(const PunchFacts& facts, const CheckIn& request) {
    ROLLCALL_CHECK(check_subject(facts, request));
    if (facts.record && facts.record->derived.check_in_at)
        return fail(conflict("attendanceRecordAlreadyExists", "This person has checked in to this shift already."));
    ROLLCALL_TRY(
        const Instant claimed,
        moment_of_punch(facts.policy, request.received_at, request.claimed_at, acts_for_another(request))
    );
    ROLLCALL_TRY(const Instant at, after_last_out(facts, request, claimed));
    ROLLCALL_TRY(const bool forgotten, check_open_record(facts, at));
    if (facts.shift) ROLLCALL_CHECK(check_window(*facts.shift, facts.policy, at));
    return CheckInDecision{open_record(facts, request, at), forgotten};
}

RecordChange close_forgotten(
    const Record& record, const Policy& policy, std::vector<Punch> punches, Instant decided_at
) {
    return close_at(record, policy, std::move(punches), record.snapshot.shift_ends_at, decided_at);
}

RecordChange close_at(
    const Record& record, const Policy& policy, std::vector<Punch> punches, Instant at, Instant decided_at
) {
    Instant last = at;
    for (const auto& punch : punches) last = std::max(last, punch.at);
    RecordChange change{.record = record, .event = "attendance.auto_closed"};
    change.punch = Punch{
        .id = PunchId::make(decided_at),
        .employee = record.user,
        .kind = PunchKind::out,
        .at = last,
        .received_at = decided_at,
        .source = "system",
    };
    punches.push_back(*change.punch);
    auto folded = fold(record.snapshot, policy, std::move(punches), record.marked_absent);
    change.record.derived = std::move(folded.derived);
    change.resolutions = std::move(folded.resolutions);
    change.record.version += 1;
    change.record.updated_at = decided_at;
    return change;
}

}  // namespace rollcall::attendance::domain
