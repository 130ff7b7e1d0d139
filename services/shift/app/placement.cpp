#include "services/shift/app/placement.hpp"

#include "services/shift/app/known.hpp"
#include "services/shift/domain/roster_rules.hpp"
#include "services/shift/store/departments.hpp"
#include "services/shift/store/shift_types.hpp"
#include "services/shift/store/sites.hpp"

namespace rollcall::shift::app {

namespace {

// What a shift referred to before it may keep referring to, also once that is inactive.
template <class IdType, class Object>
bool holds(
    pg::Tx& tx,
    const std::optional<IdType>& id,
    const std::optional<IdType>& before,
    std::optional<Object> (*find)(pg::Tx&, const IdType&, store::Lock)
) {
    if (!id || id == before) return true;
    const auto found = find(tx, *id, store::Lock::none);
    return found && found->record.is_active;
}

}  // namespace

Result<void> require_references(pg::Tx& tx, const domain::ShiftPlan& plan, const domain::ShiftPlan* before) {
    static const domain::ShiftPlan kNothing{};
    const auto& old = before ? *before : kNothing;
    if (!holds(tx, plan.site, old.site, store::find_site)) return fail(not_found("site"));
    if (!holds(tx, plan.department, old.department, store::find_department)) return fail(not_found("department"));
    if (!holds(tx, plan.type, old.type, store::find_shift_type)) return fail(not_found("shiftType"));
    return {};
}

Result<std::string> zone_of(pg::Tx& tx, const Planning& planning, const domain::ShiftPlan& plan) {
    domain::Text site_zone;
    if (plan.site && !plan.time_zone)
        if (const auto site = store::find_site(tx, *plan.site)) site_zone = site->time_zone;
    std::string company;
    if (!plan.time_zone && !site_zone) {
        ROLLCALL_TRY(company, company_zone(tx, planning));
    }
    return domain::zone_for(plan, site_zone, company);
}

Result<Placement> place(pg::Tx& tx, const Planning& planning, const domain::ShiftPlan& plan) {
    Placement placement;
    ROLLCALL_TRY(placement.time_zone, zone_of(tx, planning, plan));
    ROLLCALL_TRY(placement.at, time::materialise(plan.date, plan.start, plan.end, placement.time_zone));
    return placement;
}

void take_from_type(pg::Tx& tx, domain::Shift& shift) {
    shift.break_minutes.reset();
    shift.name.reset();
    if (!shift.plan.type) return;
    const auto type = store::find_shift_type(tx, *shift.plan.type);
    if (!type) return;
    shift.break_minutes = type->break_minutes;
    shift.name = type->name;
}

}  // namespace rollcall::shift::app
