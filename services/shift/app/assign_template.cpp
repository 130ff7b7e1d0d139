#include "services/shift/app/assign_template.hpp"

#include "services/shift/app/announce.hpp"
#include "services/shift/app/known.hpp"
#include "services/shift/app/plan_ahead.hpp"
#include "services/shift/app/templates.hpp"
#include "services/shift/app/withdraw.hpp"
#include "services/shift/store/moment.hpp"
#include "services/shift/store/people.hpp"
#include "services/shift/store/template_members.hpp"
#include "services/shift/store/templates.hpp"

#include <set>

namespace rollcall::shift::app {

namespace {

// As identity says now: where somebody works decides where their shifts are.
Result<domain::Employee> employee_now(pg::Tx& tx, const Planning& planning, const UserId& user) {
    ROLLCALL_TRY(const auto told, planning.directory.people(store::company_of(tx), {user}));
    if (told.empty()) return fail(not_found("user"));
    return told.front();
}

// The one that is wanted, active. Both are locked: nobody plans by the former's shifts while they are taken away.
Result<std::optional<domain::ShiftTemplate>> active_template(
    pg::Tx& tx, const std::optional<ShiftTemplateId>& former, const std::optional<ShiftTemplateId>& wanted
) {
    std::set<ShiftTemplateId> ids;
    for (const auto& id : {former, wanted})
        if (id) ids.insert(*id);
    std::optional<domain::ShiftTemplate> found;
    for (const auto& id : ids) {
        auto locked = store::find_template(tx, id, store::Lock::for_change);
        if (id == wanted) found = std::move(locked);
    }
    if (!wanted) return found;
    if (!found) return fail(no_such_template());
    if (!found->record.is_active) return fail(conflict("shiftNotActive", "This shift is not active."));
    return found;
}

}  // namespace

Result<domain::TemplateMember> assign_template(
    pg::Tx& tx, const Planning& planning, const UserId& user, const std::optional<ShiftTemplateId>& id
) {
    const auto before = store::lock_member(tx, user);
    ROLLCALL_TRY(const auto employee, employee_now(tx, planning, user));
    ROLLCALL_TRY(const auto wanted, active_template(tx, before.shift_template, id));
    if (before.shift_template == id) return before;
    if (id && !employee.can_be_assigned())
        return fail(conflict("userNotActive", "This person is not active and cannot be assigned."));
    if (before.shift_template) withdraw(tx, user, *before.shift_template);

    const Instant now = store::decided_at(tx);
    domain::TemplateMember member{
        .user = user,
        .shift_template = id,
        .planned_site = wanted && wanted->site ? wanted->site : employee.site,
        .since = now,
        .due_at = now,
        .version = before.version + 1};
    store::save_member(tx, member);
    announce(tx, member, wanted ? &*wanted : nullptr);
    audit(tx, before, member);
    if (wanted) ROLLCALL_CHECK(plan_today(tx, planning, *wanted, member));
    store::save_employee(tx, employee);  // people come last in the order of locks
    return member;
}

Result<std::vector<UserId>> template_members(pg::Tx& tx, const ShiftTemplateId& id) {
    if (!store::find_template(tx, id)) return fail(no_such_template());
    return store::members_of(tx, id);
}

}  // namespace rollcall::shift::app
