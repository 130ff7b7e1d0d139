#include "services/shift/domain/roster_rules.hpp"

#include <algorithm>

namespace rollcall::shift::domain {

namespace {

bool reports_to(const Employee& employee, const UserId& lead) {
    return employee.manager == lead;
}

}  // namespace

std::string zone_for(const ShiftPlan& plan, const Text& site_zone, const std::string& company_zone) {
    if (plan.time_zone) return *plan.time_zone;
    return site_zone.value_or(company_zone);
}

bool moves(const ShiftPlan& before, const ShiftPlan& after) {
    return before.date != after.date || before.start != after.start || before.end != after.end ||
           before.time_zone != after.time_zone || before.site != after.site;
}

Result<void> require_may_write_at(Role role, Instant starts_at, Instant now) {
    if (starts_at > now || allows(role, Permission::roster_write_past)) return {};
    return fail(forbidden("Only hr and admin may plan or change a shift that has begun."));
}

Result<void> require_may_assign(const Principal& caller, Scope scope, const Employee& employee) {
    if (scope == Scope::company || (scope == Scope::team && reports_to(employee, caller.user))) return {};
    return fail(forbidden("You may assign people who report to you."));
}

Result<void> require_may_change(
    const Principal& caller, Scope scope, const Shift& shift, const std::vector<Employee>& assigned
) {
    if (scope == Scope::company) return {};
    const bool own_team = std::all_of(assigned.begin(), assigned.end(), [&](const Employee& employee) {
        return reports_to(employee, caller.user);
    });
    if (scope == Scope::team && own_team && (!assigned.empty() || shift.created_by == caller.user)) return {};
    return fail(forbidden("You may change shifts of people who report to you."));
}

Error head_not_eligible() {
    return {
        .code = Code::invalid_argument,
        .reason = "departmentHeadNotEligible",
        .message = "Selected department head is not eligible."};
}

Result<void> require_may_head(const Employee& employee) {
    if (employee.status != "active") return fail(head_not_eligible());
    const auto role = parse_role(employee.role);
    if (role && power_of(*role) >= power_of(Role::team_lead)) return {};
    return fail(
        {.code = Code::invalid_argument,
         .reason = "departmentHeadRoleNotEligible",
         .message = "Department head must be Admin, HR, Manager, or Team Lead."}
    );
}

Result<void> require_not_cancelled(const Shift& shift) {
    if (shift.status != ShiftStatus::cancelled) return {};
    return fail(conflict("shiftCancelled", "This shift is cancelled; plan a new one."));
}

ShiftStatus status_at_end(bool somebody_assigned, bool somebody_punched) {
    return somebody_assigned && !somebody_punched ? ShiftStatus::missed : ShiftStatus::completed;
}

ShiftStatus status_after_move(ShiftStatus status, const time::ShiftInstants& at, Instant now) {
    if (status == ShiftStatus::cancelled || status == ShiftStatus::scheduled) return status;
    if (at.starts_at > now) return ShiftStatus::scheduled;
    if (at.ends_at > now) return ShiftStatus::in_progress;
    return status;
}

}  // namespace rollcall::shift::domain
