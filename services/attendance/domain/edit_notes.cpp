#include "services/attendance/domain/edit_notes.hpp"

namespace rollcall::attendance::domain {

Result<RecordChange> decide_edit_notes(const PunchFacts& facts, const EditNotes& request) {
    if (!facts.record) return fail(not_found("attendanceRecord"));
    const auto managers = facts.policy.manager_scope == "team" ? ManagerScope::team : ManagerScope::company;
    const auto scope = scope_of(request.caller.role, Permission::attendance_edit_notes, managers);
    const bool reports = facts.employee && facts.employee->lead == request.caller.user;
    if (scope != Scope::company && !(scope == Scope::team && reports))
        return fail(forbidden("You may edit notes of people who report to you only."));
    if (request.if_version != 0 && request.if_version != facts.record->version)
        return fail({
            .code = Code::stale,
            .reason = "recordVersionStale",
            .message = "Somebody changed this record; read it again and repeat your change.",
        });
    RecordChange change{.record = *facts.record, .event = "attendance.revised"};
    if (request.sets_reason) change.record.absence_reason = request.absence_reason;
    if (request.sets_note) change.record.manager_note = request.manager_note;
    change.record.version += 1;
    change.record.updated_at = request.decided_at;
    return change;
}

}  // namespace rollcall::attendance::domain
