#include "services/attendance/domain/edit_notes.hpp"

namespace rollcall::attendance::domain {

Result<RecordChange> decide_edit_notes(const PunchFacts& facts, const EditNotes& request) {
    if (!facts.record) return fail(not_found("attendanceRecord"));
    const auto scope = scope_of(request.caller, Permission::attendance_edit_notes, manager_scope(facts.policy));
    const bool reports = facts.employee && facts.employee->lead == request.caller.user;
    if (scope != Scope::company && !(scope == Scope::team && reports))
        return fail(forbidden("You may edit notes of people who report to you only."));
    if (request.if_version != 0 && request.if_version != facts.record->version)
        return fail({
            .code = Code::stale,
            .reason = "recordVersionStale",
            .message = "Somebody changed this record; read it again and repeat your change.",
        });
    auto record = *facts.record;
    if (request.sets_reason) record.absence_reason = request.absence_reason;
    if (request.sets_note) record.manager_note = request.manager_note;
    return edited(*facts.record, std::move(record), "attendance.revised", request.decided_at);
}

}  // namespace rollcall::attendance::domain
