#include "services/attendance/app/read_records.hpp"

#include "services/attendance/store/policy_store.hpp"

namespace rollcall::attendance::app {

bool may_read_notes(Role role) {
    return power_of(role) >= power_of(Role::team_lead);
}

Result<store::RecordView> show(std::optional<store::RecordView> found, const Principal& caller) {
    if (!found) return fail(not_found("attendanceRecord"));
    if (found->record.user == caller.user) return std::move(*found);
    const auto managers = found->manager_scope == "team" ? ManagerScope::team : ManagerScope::company;
    const auto scope = scope_of(caller, Permission::attendance_view, managers);
    if (scope == Scope::company || (scope == Scope::team && found->lead == caller.user)) return std::move(*found);
    return fail(forbidden("You may see your own attendance only."));
}

Result<store::RecordView> get_record(pg::Database& database, const Principal& caller, const RecordId& id) {
    ROLLCALL_TRY(auto found, store::find_records(database, {{caller.company, id}}));
    return show(std::move(found.front()), caller);
}

Result<store::RecordView> session_of(pg::Tx& tx, const Principal& caller, const RecordId& id) {
    auto view = store::find_view(tx, id);
    const bool seen = view && (view->record.user == caller.user || domain::reviews(caller, view->lead));
    if (!seen) return fail(not_found("attendanceRecord"));
    return std::move(*view);
}

Result<store::RecordPage> list_records(pg::Tx& tx, const Principal& caller, store::RecordQuery query) {
    const auto managers = store::manager_scope(tx) == "team" ? ManagerScope::team : ManagerScope::company;
    switch (scope_of(caller, Permission::attendance_view, managers)) {
        case Scope::none:
        case Scope::own: query.only_user = caller.user; break;
        case Scope::team: query.only_team = caller.user; break;
        case Scope::company: break;
    }
    // An order by what one may not read would tell it.
    const bool by_notes = query.sort_by.ends_with("absenceReason") || query.sort_by.ends_with("managerNote");
    if (by_notes && !may_read_notes(caller.role)) query.sort_by.clear();
    return store::list_records(tx, query);
}

Result<Explanation> explain_record(pg::Database& database, const Principal& caller, const RecordId& id) {
    ROLLCALL_TRY(auto view, get_record(database, caller, id));
    return database.in_read<Explanation>(caller.company, {}, [&](pg::Tx& tx) -> Result<Explanation> {
        Explanation explanation{.view = view};
        const auto& record = explanation.view.record;
        explanation.punches = store::punches_of(tx, record.id);
        explanation.policy = store::policy_version(tx, record.snapshot.policy_version);
        explanation.folded =
            domain::fold(record.snapshot, explanation.policy, explanation.punches, record.marked_absent);
        return explanation;
    });
}

}  // namespace rollcall::attendance::app
