#include "common/core/permission_keys.hpp"

#include "common/core/principal.hpp"

#include <algorithm>
#include <initializer_list>

namespace rollcall {

const std::array<std::string_view, kPermissionKeyCount> kPermissionKeys{
    "users.view_all",
    "users.create",
    "users.edit",
    "users.deactivate",
    "users.suspend",
    "users.manage_roles",
    "attendance.view_own",
    "attendance.view_team",
    "attendance.view_org",
    "attendance.approve_correction",
    "leave.apply",
    "leave.approve",
    "leave.view_team",
    "leave.view_org",
    "projects.create",
    "projects.approve",
    "projects.view_all",
    "tasks.create_own",
    "tasks.create_team",
    "tasks.set_priority",
    "tasks.set_complexity",
    "tasks.view_team",
    "eod.submit",
    "eod.review",
    "eod.approve",
    "reports.view_own",
    "reports.view_team",
    "reports.view_org",
    "announcements.create",
    "holidays.manage",
    "shifts.manage",
    "departments.manage",
    "audit.view",
    "call_recordings.view",
    "call_recordings.download",
    "call_recordings.delete",
    "permissions.manage",
    "analytics.view_team",
    "analytics.view_org",
};

namespace {

// A name that ends in a dot stands for all keys that begin with it.
PermissionKeys named(std::initializer_list<std::string_view> names) {
    PermissionKeys keys;
    for (const auto name : names)
        for (std::size_t i = 0; i < kPermissionKeyCount; ++i)
            if (kPermissionKeys[i] == name || (name.ends_with('.') && kPermissionKeys[i].starts_with(name)))
                keys.set(i);
    return keys;
}

PermissionKeys intern_keys() {
    return named({"attendance.view_own", "leave.apply", "tasks.create_own", "eod.submit", "reports.view_own"});
}

PermissionKeys employee_keys() {
    return intern_keys() | named({"projects.create"});
}

PermissionKeys team_lead_keys() {
    return employee_keys() | named(
                                 {"attendance.view_team",
                                  "attendance.approve_correction",
                                  "leave.view_team",
                                  "tasks.create_team",
                                  "tasks.set_priority",
                                  "tasks.view_team",
                                  "eod.review",
                                  "reports.view_team",
                                  "analytics.view_team"}
                             );
}

PermissionKeys manager_keys() {
    return team_lead_keys() | named({"leave.approve", "projects.approve", "tasks.", "eod."});
}

PermissionKeys hr_keys() {
    return named(
        {"users.view_all",
         "users.create",
         "users.edit",
         "users.deactivate",
         "attendance.",
         "leave.",
         "reports.",
         "announcements.create",
         "holidays.manage",
         "shifts.manage",
         "departments.manage",
         "eod.submit",
         "analytics."}
    );
}

// What a key stands for in this house: at least `granted` with it, at most `denied` without.
struct Meaning {
    std::string_view key;
    Permission permission;
    Scope granted;
    Scope denied;
};

constexpr Meaning kMeanings[] = {
    {"users.view_all", Permission::users_view, Scope::company, Scope::team},
    {"users.create", Permission::users_create, Scope::company, Scope::none},
    {"users.edit", Permission::users_edit, Scope::company, Scope::own},
    {"users.deactivate", Permission::users_deactivate, Scope::company, Scope::none},
    {"users.suspend", Permission::users_suspend, Scope::company, Scope::none},
    {"users.manage_roles", Permission::users_manage_roles, Scope::company, Scope::none},
    {"attendance.view_own", Permission::attendance_view, Scope::own, Scope::none},
    {"attendance.view_team", Permission::attendance_view, Scope::team, Scope::own},
    {"attendance.view_org", Permission::attendance_view, Scope::company, Scope::team},
    {"attendance.approve_correction", Permission::attendance_approve_correction, Scope::team, Scope::none},
    {"reports.view_team", Permission::attendance_muster, Scope::team, Scope::none},
    {"reports.view_org", Permission::attendance_muster, Scope::company, Scope::team},
    {"shifts.manage", Permission::roster_write, Scope::company, Scope::none},
    {"shifts.manage", Permission::templates_manage, Scope::company, Scope::none},
    {"departments.manage", Permission::departments_manage, Scope::company, Scope::none},
    {"holidays.manage", Permission::holidays_manage, Scope::company, Scope::none},
    {"announcements.create", Permission::announcements_create, Scope::company, Scope::none},
    {"audit.view", Permission::audit_view, Scope::company, Scope::none},
    {"permissions.manage", Permission::permissions_manage, Scope::company, Scope::none},
};

}  // namespace

std::optional<std::size_t> parse_permission_key(std::string_view name) {
    const auto found = std::find(kPermissionKeys.begin(), kPermissionKeys.end(), name);
    if (found == kPermissionKeys.end()) return std::nullopt;
    return static_cast<std::size_t>(found - kPermissionKeys.begin());
}

PermissionKeys keys_of(Role role) {
    switch (role) {
        case Role::admin: return PermissionKeys().set();
        case Role::hr_operations: return hr_keys();
        case Role::manager: return manager_keys();
        case Role::team_lead: return team_lead_keys();
        case Role::employee: return employee_keys();
        case Role::intern:
        case Role::junior_employee: return intern_keys();
    }
    return {};
}

PermissionKeys keys_of(Role role, const Overrides& overrides) {
    return (keys_of(role) | overrides.granted) & ~overrides.denied;
}

Scope overridden(Scope by_role, Permission permission, const Overrides& overrides) {
    auto reach = by_role;
    if (overrides == Overrides{}) return reach;
    for (const auto& meaning : kMeanings)
        if (meaning.permission == permission && overrides.granted[*parse_permission_key(meaning.key)])
            reach = std::max(reach, meaning.granted);
    for (const auto& meaning : kMeanings)
        if (meaning.permission == permission && overrides.denied[*parse_permission_key(meaning.key)])
            reach = std::min(reach, meaning.denied);
    return reach;
}

}  // namespace rollcall
