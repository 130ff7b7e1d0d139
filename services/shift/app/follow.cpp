#include "services/shift/app/follow.hpp"

#include "services/shift/app/rezone.hpp"
#include "services/shift/app/unassign.hpp"
#include "services/shift/store/moment.hpp"
#include "services/shift/store/people.hpp"
#include "services/shift/store/template_members.hpp"

namespace rollcall::shift::app {

void follow_company(pg::Tx& tx, const std::string& time_zone, std::int64_t version) {
    const auto before = store::find_company(tx);
    const bool newer = store::save_company_zone(tx, time_zone, version);
    if (newer && before.time_zone && before.time_zone != time_zone) rezone_company(tx, time_zone);
}

void follow_manager_scope(pg::Tx& tx, ManagerScope scope, std::int64_t policy_version) {
    store::save_manager_scope(tx, scope, policy_version);
}

void follow_employee(pg::Tx& tx, const domain::Employee& employee) {
    // The planner sees to it that the dated shifts of their template follow.
    auto member = store::find_member(tx, employee.id, store::Lock::for_change);
    if (member) store::make_due(tx, employee.id);
    store::save_employee(tx, employee);
    // By what is known now: the event may be older, or identity may have told the same on a miss.
    const auto known = store::find_employee(tx, employee.id);
    if (!known || known->can_be_assigned()) return;
    unassign_upcoming(tx, employee.id);
    if (!member) return;
    // Should they come back, what was taken from them now is theirs again.
    member->since = member->due_at = store::decided_at(tx);
    store::save_member(tx, *member);
}

}  // namespace rollcall::shift::app
