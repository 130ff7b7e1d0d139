#include "services/shift/app/replan.hpp"

#include "services/shift/app/announce.hpp"
#include "services/shift/app/placement.hpp"
#include "services/shift/app/unassign.hpp"
#include "services/shift/app/withdraw.hpp"
#include "services/shift/store/assignments.hpp"
#include "services/shift/store/moment.hpp"
#include "services/shift/store/shifts.hpp"
#include "services/shift/store/template_shifts.hpp"
#include "services/shift/store/templates.hpp"

#include <algorithm>

namespace rollcall::shift::app {

namespace {

struct Move {
    domain::Shift before;
    domain::Shift after;
};

// Nothing: the clocks leave nothing of the shift on that day.
Result<Move> moved(
    pg::Tx& tx, const Planning& planning, const domain::ShiftTemplate& changed, const domain::Shift& before
) {
    Move move{before, before};
    move.after.plan = domain::plan_for(changed, before.plan.site, before.plan.date);
    ROLLCALL_TRY(const auto placement, place(tx, planning, move.after.plan));
    move.after.time_zone = placement.time_zone;
    move.after.at = placement.at;
    move.after.name = changed.name;
    return move;
}

void save(pg::Tx& tx, const Move& move) {
    auto shift = move.after;
    shift.record = domain::next(move.before.record, store::decided_at(tx));
    store::update_shift(tx, shift);
    if (shift.at != move.before.at) {
        for (const auto& assignment : store::clashing_assignments(tx, shift))
            take_off(tx, assignment, shift, Cause::person);
        store::move_assignments(tx, shift);
    }
    announce(tx, "shift.updated", shift, store::assigned_users(tx, shift.id), Cause::shift_template);
}

// The last one first when they move to later, so that neighbours do not meet on the way.
void sort_by_way(std::vector<Move>& moves) {
    if (moves.empty()) return;
    const bool later = moves.front().after.at.starts_at > moves.front().before.at.starts_at;
    std::sort(moves.begin(), moves.end(), [later](const Move& a, const Move& b) {
        return later ? a.before.at.starts_at > b.before.at.starts_at : a.before.at.starts_at < b.before.at.starts_at;
    });
}

}  // namespace

Result<void> replan(pg::Tx& tx, const Planning& planning, const domain::ShiftTemplate& changed) {
    const auto shifts = store::lock_upcoming_of(tx, changed.id);
    if (shifts.empty()) return {};
    const auto by_date = [](const domain::Shift& a, const domain::Shift& b) { return a.plan.date < b.plan.date; };
    const auto [first, last] = std::minmax_element(shifts.begin(), shifts.end(), by_date);
    const auto holidays = store::holidays_between(tx, first->plan.date, last->plan.date);
    std::vector<Move> moves;
    for (const auto& shift : shifts) {
        auto move = moved(tx, planning, changed, shift);
        if (!move || !domain::calls_for(changed, shift.plan.site, shift.plan.date, holidays))
            cancel_planned(tx, shift, Cause::shift_template);
        else if (move->after.plan != shift.plan || move->after.at != shift.at || move->after.name != shift.name)
            moves.push_back(std::move(*move));
    }
    sort_by_way(moves);
    for (const auto& move : moves) save(tx, move);
    return {};
}

}  // namespace rollcall::shift::app
