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

namespace rollcall::shift::app {

namespace {

// As identity says now: where somebody works decides where their shifts are.
Result<domain::Employee> employee_now(pg::Tx& tx, const Planning& planning, const UserId& user) {
    ROLLCALL_TRY(const auto told, planning.directory.people(store::company_of(tx), {user}));
    if (told.empty()) return fail(not_found("user"));
    store::save_employee(tx, told.front());
    return told.front();
}

Result<std::optional<domain::ShiftTemplate>> active_template(pg::Tx& tx, const std::optional<ShiftTemplateId>& id) {
    if (!id) return std::optional<domain::ShiftTemplate>{};
    auto found = store::find_template(tx, *id, store::Lock::for_change);
    if (!found) return fail(no_such_template());
    if (!found->record.is_active) return fail(conflict("shiftNotActive", "This shift is not active."));
    return found;
}

}  // namespace

Result<domain::TemplateMember> assign_template(
    pg::Tx& tx, const Planning& planning, const UserId& user, const std::optional<ShiftTemplateId>& id
) {
    ROLLCALL_TRY(const auto employee, employee_now(tx, planning, user));
    const auto before =
        store::find_member(tx, user, store::Lock::for_change).value_or(domain::TemplateMember{.user = user});
    ROLLCALL_TRY(const auto wanted, active_template(tx, id));
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
    return member;
}

Result<std::vector<UserId>> template_members(pg::Tx& tx, const ShiftTemplateId& id) {
    if (!store::find_template(tx, id)) return fail(no_such_template());
    return store::members_of(tx, id);
}

}  // namespace rollcall::shift::app
