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

bool holds(const Principal& actor, Permission permission) {
    return scope_of(actor, permission, ManagerScope::company) == Scope::company;
}

// Nobody but admins reaches an equal or a higher one.
bool is_over(const Principal& actor, const User& target) {
    return actor.role == Role::admin || power_of(target.role) < power_of(actor.role);
}

bool may_set_status(const Principal& actor, const std::optional<std::string>& wanted) {
    if (wanted == "inactive") return holds(actor, Permission::users_deactivate);
    if (wanted == "suspended" && holds(actor, Permission::users_suspend)) return true;
    return holds(actor, Permission::users_edit);
}

// No one makes their equal, or anybody above.
bool may_set_role(const Principal& actor, const std::optional<std::string>& wanted) {
    const auto role = wanted ? parse_role(*wanted) : std::nullopt;
    return holds(actor, Permission::users_manage_roles) &&
           (actor.role == Role::admin || !role || power_of(*role) < power_of(actor.role));
}

// Of somebody the actor is over.
bool may_set(const Principal& actor, Field field, const std::optional<std::string>& wanted) {
    switch (field) {
        case Field::email:
        case Field::employee_code: return actor.role == Role::admin;
        case Field::role: return may_set_role(actor, wanted);
        case Field::status: return may_set_status(actor, wanted);
        case Field::full_name:
        case Field::phone:
        case Field::avatar:
        case Field::time_zone:
        case Field::manager_id:
        case Field::department_id:
        case Field::shift_id:
        case Field::designation:
        case Field::badge_number:
        case Field::site_id: return holds(actor, Permission::users_edit);
    }
    return false;
}

bool may_change_some(const Principal& actor) {
    return holds(actor, Permission::users_edit) || holds(actor, Permission::users_deactivate) ||
           holds(actor, Permission::users_suspend) || holds(actor, Permission::users_manage_roles);
}

}  // namespace

Result<void> may_create(const Principal& actor, Role wanted) {
    const bool below = power_of(wanted) < power_of(actor.role);
    const bool within = actor.role == Role::hr_operations ? power_of(wanted) <= power_of(Role::team_lead) : below;
    if (holds(actor, Permission::users_create) && (actor.role == Role::admin || within)) return {};
    return fail(forbidden(
        "Your role (" + std::string(name_of(actor.role)) + ") cannot create users with role '" +
        std::string(name_of(wanted)) + "'"
    ));
}

bool may_see(const Principal& actor, const User& target) {
    return scope_of(actor, Permission::users_view, ManagerScope::team) == Scope::company || target.id == actor.user ||
           target.manager == actor.user;
}

Result<void> may_manage(const Principal& actor, const User& target) {
    if (holds(actor, Permission::users_edit) && is_over(actor, target)) return {};
    return fail(forbidden("You are not authorized to update this user."));
}

Result<void> may_edit(const Principal& actor, const User& target, const FieldValues& values) {
    const bool self = target.id == actor.user;
    const bool over = is_over(actor, target) && may_change_some(actor);
    if (!over && !self) return fail(forbidden("You are not authorized to update this user."));
    const bool all_allowed = std::all_of(values.begin(), values.end(), [&](const auto& one) {
        const auto& [field, wanted] = one;
        return (self && is_of_ones_own(field)) || (over && may_set(actor, field, wanted));
    });
    if (!all_allowed) return fail(forbidden("Not authorized to update one or more requested fields."));
    return {};
}

}  // namespace rollcall::identity::domain
