// Who is calling, and what the catalogue lets a role do. One table for every surface and every service (rule 19).
#pragma once

#include "common/core/error.hpp"
#include "common/core/id.hpp"
#include "common/core/machine_scope.hpp"
#include "common/core/permission_keys.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace rollcall {

enum class Role { admin, hr_operations, manager, team_lead, employee, intern, junior_employee };

inline constexpr Role kAllRoles[] = {
    Role::admin,
    Role::hr_operations,
    Role::manager,
    Role::team_lead,
    Role::employee,
    Role::intern,
    Role::junior_employee,
};

std::string_view name_of(Role role);
std::optional<Role> parse_role(std::string_view name);

// admin > hr_operations > manager > team_lead > the rest. Higher number, more power.
int power_of(Role role);

// How far a manager reaches; a company's setting (policy `managerScope`). A team_lead always reaches the team only.
enum class ManagerScope { company, team };

// What can be done. A route and an RPC each name one.
enum class Permission {
    signed_in,               // anything a person does with what is their own
    attendance_punch,        // check in and out oneself
    attendance_punch_other,  // check in for somebody else
    attendance_view,         // records: own, team or company by scope
    attendance_mark_absent,
    attendance_edit_notes,
    attendance_approve_correction,
    attendance_muster,  // the month of many people
    policy_view,
    policy_edit,
    roster_view,        // shifts: an employee sees their own assignments
    roster_write,       // shifts and assignments
    roster_write_past,  // create, assign or change what has begun or ended
    organisation_view,
    organisation_write,  // sites, shift types
    templates_manage,    // recurring shifts, and whose they are
    departments_manage,
    holidays_manage,
    announcements_create,
    users_view,
    users_create,
    users_edit,
    users_deactivate,
    users_suspend,
    users_manage_roles,
    permissions_manage,  // what one person holds besides their role
    audit_view,
    company_edit,        // its name and zone
    credentials_manage,  // API keys and service accounts
    quarantine_decide,   // punches of machines that wait for a person's word
    inbox_own,
    operate,        // events, dead letters: internal callers only
    external_read,  // attendances of the whole company; machines only, by scope
    punch_ingest,   // punches of anybody; machines only, by scope
};

// How far a permission reaches for a role.
enum class Scope { none, own, team, company };

Scope scope_of(Role role, Permission permission, ManagerScope managers);

// True when the role holds the permission at all, whatever the reach.
bool allows(Role role, Permission permission);

struct Principal;

// As above, with what the person was given or denied besides their role: what counts for a caller. A machine reaches
// the whole company with the permissions that its scopes stand for, and has no others.
Scope scope_of(const Principal& who, Permission permission, ManagerScope managers);
bool allows(const Principal& who, Permission permission);

// What a caller who is not allowed is told: permission_denied. `words`: for people, of what people may do.
Error not_allowed(const Principal& who, Permission needed, std::string_view words = "Your role does not allow this.");

// A verified caller. Cannot be made from a header: only common/auth makes one, from a token whose signature held.
struct Principal {
    CompanyId company;
    std::string codename;
    UserId user;  // of a machine: its credential's id, and so the actor of what it does
    SessionId session;
    Role role = Role::employee;
    Instant issued_at;
    Instant expires_at;
    Overrides overrides = {};
    std::optional<MachineScopes> scopes = {};  // set: a machine, for which neither role nor overrides mean anything

    bool is_machine() const { return scopes.has_value(); }
};

}  // namespace rollcall
