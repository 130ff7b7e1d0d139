#include "services/attendance/domain/mark_absent.hpp"

namespace rollcall::attendance::domain {

namespace {

Result<void> check_subject(const PunchFacts& facts, const MarkAbsent& request) {
    if (!facts.shift) return fail(not_found("shift"));
    if (!facts.employee) return fail(not_found("user"));
    const auto scope = scope_of(request.caller, Permission::attendance_mark_absent, manager_scope(facts.policy));
    const bool reaches =
        scope == Scope::company || (scope == Scope::team && facts.employee->lead == request.caller.user);
    if (!reaches) return fail(forbidden("You may mark people absent only when they report to you."));
    if (!facts.is_assigned)
        return fail({
            .code = Code::permission_denied,
            .reason = "userNotAssignedToShift",
            .message = "This person is not assigned to this shift, so they cannot be absent from it.",
        });
    return {};
}

}  // namespace

Result<RecordChange> decide_mark_absent(const PunchFacts& facts, const MarkAbsent& request) {
    ROLLCALL_CHECK(check_subject(facts, request));
    if (facts.record && facts.record->derived.check_in_at)
        return fail(conflict("attendanceRecordAlreadyExists", "This person has checked in to this shift."));
    if (facts.shift->is_cancelled)
        return fail(conflict("shiftNotActive", "The shift was cancelled; nobody is absent from it."));
    // Repeated, it corrects reason and note: nobody is told of the same absence twice.
    const bool known = facts.record && facts.record->marked_absent;
    Record record = facts.record.value_or(Record{
        .id = RecordId::make(request.decided_at),
        .company = request.caller.company,
        .user = request.user,
        .created_at = request.decided_at});
    const bool on_leave = record.snapshot.on_leave;
    record.snapshot = snapshot_of(*facts.shift, facts.policy);
    record.snapshot.on_leave = on_leave;
    record.marked_absent = true;
    if (request.absence_reason) record.absence_reason = request.absence_reason;
    if (request.manager_note) record.manager_note = request.manager_note;
    return refolded(
        facts.record,
        std::move(record),
        facts.policy,
        {{}, {}, known ? "attendance.revised" : "attendance.marked_absent", request.decided_at}
    );
}

RecordChange absence_of(
    const CompanyId& company, const UserId& user, const ShiftInstance& shift, const Policy& policy, Instant decided_at
) {
    Record record{
        .id = RecordId::make(decided_at),
        .company = company,
        .user = user,
        .snapshot = snapshot_of(shift, policy),
        .marked_absent = true,
        .created_at = decided_at,
    };
    return refolded(std::nullopt, std::move(record), policy, {{}, {}, "attendance.marked_absent", decided_at});
}

}  // namespace rollcall::attendance::domain
