#include "services/identity/domain/authority.hpp"

#include <algorithm>

namespace rollcall::identity::domain {

namespace {

bool is_of_ones_own(Field field) {
    switch (field) {
        case Field::full_name:
        case Field::phone:
        case Field::avatar:
        case Field::time_zone: return true;
        case Field::email:
        case Field::role:
        case Field::status:
        case Field::employee_code:
        case Field::manager_id:
        case Field::department_id:
        case Field::shift_id:
        case Field::designation:
        case Field::badge_number:
        case Field::site_id: return false;
    }
    return false;
}

// What decides who somebody is, to login, payroll and the permission table.
bool is_for_admins(Field field) {
    return field == Field::email || field == Field::role || field == Field::employee_code;
}

bool sees_everybody(Role role) {
    return role == Role::admin || role == Role::hr_operations;
}

}  // namespace

Result<void> may_create(Role actor, Role wanted) {
    if (actor == Role::admin) return {};
    if (actor == Role::hr_operations && power_of(wanted) <= power_of(Role::team_lead)) return {};
    return fail(forbidden(
        "Your role (" + std::string(name_of(actor)) + ") cannot create users with role '" +
        std::string(name_of(wanted)) + "'"
    ));
}

bool may_see(const Principal& actor, const User& target) {
    return sees_everybody(actor.role) || target.id == actor.user || target.manager == actor.user;
}

Result<void> may_edit(const Principal& actor, const User& target, const std::set<Field>& fields) {
    if (actor.role == Role::admin) return {};
    const bool over = actor.role == Role::hr_operations && power_of(target.role) < power_of(actor.role);
    const bool self = target.id == actor.user;
    if (!over && !self) return fail(forbidden("You are not authorized to update this user."));
    const bool all_allowed = std::all_of(fields.begin(), fields.end(), [&](Field field) {
        return (self && is_of_ones_own(field)) || (over && !is_for_admins(field));
    });
    if (!all_allowed) return fail(forbidden("Not authorized to update one or more requested fields."));
    return {};
}

}  // namespace rollcall::identity::domain
