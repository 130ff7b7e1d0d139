#include "services/shift/app/rezone.hpp"

#include "services/shift/app/announce.hpp"
#include "services/shift/store/assignments.hpp"
#include "services/shift/store/moment.hpp"
#include "services/shift/store/people.hpp"
#include "services/shift/store/shifts.hpp"

#include <algorithm>

namespace rollcall::shift::app {

namespace {

Result<time::ShiftInstants> instants_in(const domain::Shift& shift, const std::string& time_zone) {
    return time::materialise(shift.plan.date, shift.plan.start, shift.plan.end, time_zone);
}

// The last one first when they move to later, so that neighbours do not meet on the way.
void sort_by_way(std::vector<domain::Shift>& shifts, const std::string& time_zone) {
    if (shifts.empty()) return;
    const auto first = instants_in(shifts.front(), time_zone);
    const bool later = first && first->starts_at > shifts.front().at.starts_at;
    std::sort(shifts.begin(), shifts.end(), [later](const domain::Shift& a, const domain::Shift& b) {
        return later ? a.at.starts_at > b.at.starts_at : a.at.starts_at < b.at.starts_at;
    });
}

void save_moved(pg::Tx& tx, const domain::Shift& before, domain::Shift shift) {
    shift.record = domain::next(shift.record, store::decided_at(tx));
    store::update_shift(tx, shift);
    announce(tx, "shift.updated", shift, store::assigned_users(tx, shift.id));
    audit(tx, "shift.rezone", &before, shift);
}

}  // namespace

Result<void> rezone_site(pg::Tx& tx, const domain::Site& site, const std::string& time_zone) {
    auto shifts = store::lock_upcoming_in_zone_of(tx, site.id);
    sort_by_way(shifts, time_zone);
    for (const auto& before : shifts) {
        auto shift = before;
        ROLLCALL_TRY(shift.at, instants_in(before, time_zone));
        shift.time_zone = time_zone;
        store::lock_assigned(tx, shift.id);
        store::move_assignments(tx, shift);
        save_moved(tx, before, shift);
    }
    return {};
}

void rezone_company(pg::Tx& tx, const std::string& time_zone) {
    auto shifts = store::lock_upcoming_in_company_zone(tx);
    sort_by_way(shifts, time_zone);
    for (const auto& before : shifts) {
        auto shift = before;
        const auto at = instants_in(before, time_zone);
        if (at) {
            shift.at = *at;
            shift.time_zone = time_zone;
            store::lock_assigned(tx, shift.id);
        }
        if (!at || !store::try_move_assignments(tx, shift)) {
            shift = before;
            shift.plan.time_zone = before.time_zone;
        }
        save_moved(tx, before, shift);
    }
}

}  // namespace rollcall::shift::app
