#include "services/shift/app/plan_ahead.hpp"

#include "services/shift/app/announce.hpp"
#include "services/shift/app/placement.hpp"
#include "services/shift/app/withdraw.hpp"
#include "services/shift/store/moment.hpp"
#include "services/shift/store/people.hpp"
#include "services/shift/store/template_members.hpp"
#include "services/shift/store/template_shifts.hpp"
#include "services/shift/store/templates.hpp"

namespace rollcall::shift::app {

namespace {

using std::chrono::sys_days;

constexpr std::chrono::days kOneDay{1};
using Site = std::optional<SiteId>;

// A person who may not work is looked at again when identity says so.
constexpr auto kNotBefore = std::chrono::years{100};

Result<domain::Shift> shift_for(
    pg::Tx& tx, const Planning& planning, const domain::ShiftTemplate& made_from, const Site& site, Date date
) {
    domain::Shift shift;
    const Instant now = store::decided_at(tx);
    shift.id = ShiftId::make(now);
    shift.plan = domain::plan_for(made_from, site, date);
    ROLLCALL_TRY(const auto placement, place(tx, planning, shift.plan));
    shift.time_zone = placement.time_zone;
    shift.at = placement.at;
    shift.name = made_from.name;
    shift.created_by = made_from.created_by;
    shift.record = {true, 1, now, now};
    return shift;
}

// The template's dated shifts of those days at the site, made where they are missing. A day on which the clocks leave
// nothing of the shift has none.
void make_missing(
    pg::Tx& tx,
    const Planning& planning,
    const domain::ShiftTemplate& made_from,
    const Site& site,
    const std::vector<Date>& wanted
) {
    const auto taken = store::taken_days(tx, made_from.id, site, wanted.front(), wanted.back());
    for (const auto& date : wanted) {
        if (taken.contains(date)) continue;
        const auto shift = shift_for(tx, planning, made_from, site, date);
        if (!shift || shift->at.ends_at <= store::decided_at(tx)) continue;
        if (store::take_place(tx, made_from.id, *shift)) announce(tx, "shift.created", *shift);
    }
}

void plan(
    pg::Tx& tx,
    const Planning& planning,
    const domain::ShiftTemplate& made_from,
    const domain::TemplateMember& member,
    Date from,
    Date to
) {
    const auto& site = member.planned_site;
    const auto wanted = domain::days_called_for(made_from, site, from, to, store::holidays_between(tx, from, to));
    if (wanted.empty()) return;
    make_missing(tx, planning, made_from, site, wanted);
    const auto shifts = store::lock_planned(tx, made_from.id, site, wanted);
    for (const auto& made : store::assign_all(tx, shifts, {member.user}, member.since, made_from.created_by))
        for (const auto& shift : shifts)
            if (shift.id == made.shift) announce(tx, "shift.assigned", made, shift, Cause::shift_template);
}

struct Days {
    Date today;
    Instant next_begins;
};

// By the calendar of the zone that the template's shifts at the site are in.
Result<Days> days_at(pg::Tx& tx, const Planning& planning, const domain::ShiftTemplate& made_from, const Site& site) {
    ROLLCALL_TRY(const auto zone, zone_of(tx, planning, domain::plan_for(made_from, site, Date{})));
    const Date today = time::local_date(store::decided_at(tx), zone);
    const Date tomorrow{sys_days{today} + kOneDay};
    ROLLCALL_TRY(const auto first_minute, time::materialise(tomorrow, Minutes{0}, Minutes{60}, zone));
    return Days{today, first_minute.starts_at};
}

// Moved to another site (rule 6): what was planned at the former one goes.
void follow_site(
    pg::Tx& tx, const domain::ShiftTemplate& made_from, const domain::Employee& employee, domain::TemplateMember& member
) {
    const auto site = made_from.site ? made_from.site : employee.site;
    if (member.planned_site == site) return;
    withdraw(tx, member.user, made_from.id);
    member.planned_site = site;
    member.since = store::decided_at(tx);
}

Result<void> plan_member(pg::Tx& tx, const Planning& planning, domain::TemplateMember member) {
    const auto made_from = store::find_template(tx, *member.shift_template, store::Lock::for_change);
    const auto employee = store::find_employee(tx, member.user);
    member.due_at = store::decided_at(tx) + kNotBefore;
    if (made_from && made_from->record.is_active && employee && employee->can_be_assigned()) {
        follow_site(tx, *made_from, *employee, member);
        ROLLCALL_TRY(const auto calendar, days_at(tx, planning, *made_from, member.planned_site));
        plan(tx, planning, *made_from, member, calendar.today, Date{sys_days{calendar.today} + domain::kPlannedAhead});
        member.due_at = calendar.next_begins;
    }
    store::save_member(tx, member);
    return {};
}

}  // namespace

Result<void> plan_today(
    pg::Tx& tx,
    const Planning& planning,
    const domain::ShiftTemplate& shift_template,
    const domain::TemplateMember& member
) {
    ROLLCALL_TRY(const auto calendar, days_at(tx, planning, shift_template, member.planned_site));
    plan(tx, planning, shift_template, member, Date{sys_days{calendar.today} - kOneDay}, calendar.today);
    return {};
}

Result<int> plan_due_members(pg::Tx& tx, const Planning& planning) {
    const auto due = store::lock_due_members(tx);
    for (const auto& member : due) ROLLCALL_CHECK(plan_member(tx, planning, member));
    return static_cast<int>(due.size());
}

}  // namespace rollcall::shift::app
