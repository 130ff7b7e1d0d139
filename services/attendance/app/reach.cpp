#include "services/attendance/app/reach.hpp"

namespace rollcall::attendance::app {

namespace {

// However far the company's policy lets managers reach elsewhere.
Scope reach_of(const Principal& caller, Permission permission) {
    return scope_of(caller, permission, ManagerScope::team);
}

}  // namespace

Result<store::ListedPerson> person_in_reach(pg::Tx& tx, const Principal& caller, const UserId& user) {
    const auto reach = reach_of(caller, Permission::attendance_view);
    const bool sees_others = reach == Scope::company || reach == Scope::team;
    if (user != caller.user && !sees_others) return fail(forbidden("You may see your own attendance only."));
    const auto found = store::list_people(tx, {.user = user});
    if (found.empty()) return fail(not_found("user"));
    const auto& person = found.front();
    if (user == caller.user || reach == Scope::company || person.lead == caller.user) return person;
    return fail(forbidden("You may see your own attendance and that of people who report to you."));
}

store::PeopleFilter all_in_reach(const Principal& caller, Permission permission) {
    switch (reach_of(caller, permission)) {
        case Scope::company: return {};
        case Scope::team: return {.team_of = caller.user};
        case Scope::own:
        case Scope::none: break;
    }
    return {.user = caller.user};
}

}  // namespace rollcall::attendance::app
