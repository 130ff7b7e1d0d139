#include "services/attendance/app/read_records.hpp"

#include "services/attendance/store/policy_store.hpp"

namespace rollcall::attendance::app {

namespace {

Result<Scope> reach(pg::Database& database, const Principal& caller) {
    // Only a manager's reach depends on the company's setting; nobody else waits for it.
    if (caller.role != Role::manager) return scope_of(caller.role, Permission::attendance_view, ManagerScope::company);
    return database.in_read<Scope>(caller.company, {}, [&](pg::Tx& tx) -> Result<Scope> {
        const auto managers = store::manager_scope(tx) == "team" ? ManagerScope::team : ManagerScope::company;
        return scope_of(caller.role, Permission::attendance_view, managers);
    });
}

}  // namespace

bool may_read_notes(Role role) {
    return power_of(role) >= power_of(Role::team_lead);
}

Result<store::RecordView> get_record(pg::Database& database, const Principal& caller, const RecordId& id) {
    ROLLCALL_TRY(auto view, store::find_record(database, caller.company, id));
    if (view.record.user == caller.user) return view;
    ROLLCALL_TRY(const Scope scope, reach(database, caller));
    if (scope == Scope::company || (scope == Scope::team && view.lead == caller.user)) return view;
    return fail(forbidden("You may see your own attendance only."));
}

Result<store::RecordPage> list_records(pg::Tx& tx, const Principal& caller, store::RecordQuery query) {
    const auto managers = store::manager_scope(tx) == "team" ? ManagerScope::team : ManagerScope::company;
    switch (scope_of(caller.role, Permission::attendance_view, managers)) {
        case Scope::none:
        case Scope::own: query.only_user = caller.user; break;
        case Scope::team: query.only_team = caller.user; break;
        case Scope::company: break;
    }
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
