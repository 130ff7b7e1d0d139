#include "common/core/principal.hpp"

namespace rollcall {

std::string_view name_of(Role role) {
    switch (role) {
        case Role::admin: return "admin";
        case Role::hr_operations: return "hr_operations";
        case Role::manager: return "manager";
        case Role::team_lead: return "team_lead";
        case Role::employee: return "employee";
        case Role::intern: return "intern";
        case Role::junior_employee: return "junior_employee";
    }
    return "employee";
}

std::optional<Role> parse_role(std::string_view name) {
    for (Role role : kAllRoles)
        if (name_of(role) == name) return role;
    return std::nullopt;
}

int power_of(Role role) {
    switch (role) {
        case Role::admin: return 4;
        case Role::hr_operations: return 3;
        case Role::manager: return 2;
        case Role::team_lead: return 1;
        case Role::employee:
        case Role::intern:
        case Role::junior_employee: return 0;
    }
    return 0;
}

namespace {

// The catalogue. `leads` is what a manager or team_lead holds, before the company's manager scope narrows it.
struct Grant {
    Scope staff;  // employee, intern, junior_employee
    Scope leads;
    Scope hr;
    Scope admin;
};

constexpr Grant grant_for(Permission permission) {
    using enum Scope;
    switch (permission) {
        case Permission::signed_in: return {own, own, own, own};
        case Permission::attendance_punch: return {own, own, own, own};
        case Permission::attendance_punch_other: return {none, company, company, company};
        case Permission::attendance_view: return {own, company, company, company};
        case Permission::attendance_mark_absent: return {none, company, company, company};
        case Permission::attendance_edit_notes: return {none, company, company, company};
        case Permission::attendance_approve_correction: return {none, team, company, company};
        case Permission::attendance_muster: return {none, team, company, company};
        case Permission::policy_view: return {none, none, company, company};
        case Permission::policy_edit: return {none, none, company, company};
        case Permission::roster_view: return {own, company, company, company};
        case Permission::roster_write: return {none, company, company, company};
        case Permission::roster_write_past: return {none, none, company, company};
        case Permission::organisation_view: return {company, company, company, company};
        case Permission::organisation_write: return {none, none, company, company};
        case Permission::templates_manage: return {none, none, company, company};
        case Permission::departments_manage: return {none, none, company, company};
        case Permission::holidays_manage: return {none, none, company, company};
        case Permission::announcements_create: return {none, none, company, company};
        case Permission::users_view: return {own, team, company, company};
        case Permission::users_create: return {none, none, company, company};
        case Permission::users_edit: return {own, own, company, company};
        case Permission::users_deactivate: return {none, none, company, company};
        case Permission::users_suspend: return {none, none, none, company};
        case Permission::users_manage_roles: return {none, none, none, company};
        case Permission::permissions_manage: return {none, none, none, company};
        case Permission::audit_view: return {none, none, none, company};
        case Permission::company_edit: return {none, none, none, company};
        case Permission::credentials_manage: return {none, none, none, company};
        case Permission::quarantine_decide: return {none, none, company, company};
        case Permission::inbox_own: return {own, own, own, own};
        case Permission::operate:
        case Permission::external_read:
        case Permission::punch_ingest: return {none, none, none, none};
    }
    return {none, none, none, none};
}

}  // namespace

Scope scope_of(Role role, Permission permission, ManagerScope managers) {
    const Grant grant = grant_for(permission);
    switch (role) {
        case Role::admin: return grant.admin;
        case Role::hr_operations: return grant.hr;
        case Role::manager:
            return grant.leads == Scope::company && managers == ManagerScope::team &&
                           permission != Permission::organisation_view
                       ? Scope::team
                       : grant.leads;
        case Role::team_lead:
            return grant.leads == Scope::company && permission != Permission::organisation_view ? Scope::team
                                                                                                : grant.leads;
        case Role::employee:
        case Role::intern:
        case Role::junior_employee: return grant.staff;
    }
    return Scope::none;
}

bool allows(Role role, Permission permission) {
    return scope_of(role, permission, ManagerScope::company) != Scope::none;
}

Scope scope_of(const Principal& who, Permission permission, ManagerScope managers) {
    if (who.is_machine()) return allow(*who.scopes, permission) ? Scope::company : Scope::none;
    return overridden(scope_of(who.role, permission, managers), permission, who.overrides);
}

bool allows(const Principal& who, Permission permission) {
    return scope_of(who, permission, ManagerScope::company) != Scope::none;
}

Error not_allowed(const Principal& who, Permission needed, std::string_view words) {
    const auto scope = scope_for(needed);
    if (scope && who.is_machine())
        return {
            .code = Code::permission_denied,
            .reason = "insufficientScope",
            .message = "Your credential lacks the scope '" + std::string(name_of(*scope)) + "'."};
    if (scope)
        return forbidden(
            "Only an API key or a service account with the scope '" + std::string(name_of(*scope)) + "' may do this."
        );
    if (who.is_machine()) return forbidden("Only people may do this, not API keys and service accounts.");
    return forbidden(std::string(words));
}

}  // namespace rollcall
