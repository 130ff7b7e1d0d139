#include "services/shift/app/known.hpp"

#include "services/shift/store/moment.hpp"
#include "services/shift/store/people.hpp"

namespace rollcall::shift::app {

namespace {

// Identity's present word on the person, kept; absent when identity does not know them either.
Result<bool> refresh(pg::Tx& tx, const Planning& planning, const UserId& user) {
    ROLLCALL_TRY(const auto people, planning.directory.people(store::company_of(tx), {user}));
    for (const auto& employee : people) store::save_employee(tx, employee);
    return !people.empty();
}

}  // namespace

Result<std::string> company_zone(pg::Tx& tx, const Planning& planning) {
    if (auto known = store::find_company(tx).time_zone) return *known;
    ROLLCALL_TRY(const auto told, planning.directory.company(store::company_of(tx)));
    if (!told || !told->time_zone) return fail(not_found("company"));
    store::save_company_zone(tx, *told->time_zone, told->version);
    return *told->time_zone;
}

Scope planning_scope(pg::Tx& tx, const Planning& planning, const Principal& caller) {
    const auto managers = store::find_company(tx).manager_scope.value_or(planning.default_manager_scope);
    return scope_of(caller, Permission::roster_write, managers);
}

Result<domain::Employee> employee_to_plan(
    pg::Tx& tx,
    const Planning& planning,
    const UserId& user,
    const std::function<Result<void>(const domain::Employee&)>& suits
) {
    auto employee = store::find_employee(tx, user, store::Lock::for_change);
    if (employee && suits(*employee)) return *employee;
    ROLLCALL_TRY(const bool known, refresh(tx, planning, user));
    if (!known) return fail(not_found("user"));
    employee = store::find_employee(tx, user, store::Lock::for_change);
    ROLLCALL_CHECK(suits(*employee));
    return *employee;
}

}  // namespace rollcall::shift::app
