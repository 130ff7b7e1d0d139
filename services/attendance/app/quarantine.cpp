#include "services/attendance/app/quarantine.hpp"

#include "common/events/outbox.hpp"
#include "services/attendance/app/replay_people.hpp"
#include "services/attendance/store/moment.hpp"

namespace rollcall::attendance::app {

namespace {

using domain::Disposition;
using domain::Hold;

Result<store::MachinePunchRow> waiting(pg::Tx& tx, const PunchId& id) {
    auto row = store::find_machine_punch(tx, id);
    if (!row) return fail(not_found("punch"));
    if (row->machine.disposition != Disposition::quarantined || row->machine.hold == Hold::dismissed)
        return fail(conflict("punchDecidedAlready", "This punch does not wait for a decision any more."));
    return std::move(*row);
}

void audit(pg::Tx& tx, const char* action, const store::MachinePunchRow& row, std::string_view before) {
    const auto json = [&row](std::string_view hold) {
        return R"({"userId":")" + row.machine.punch.employee.str() + R"(","hold":")" + std::string(hold) + R"("})";
    };
    events::audit(
        tx, {action, "machinePunch", row.machine.punch.id.str(), json(before), json(domain::name_of(row.machine.hold))}
    );
}

}  // namespace

Result<store::MachinePunchRow> apply_quarantined(pg::Tx& tx, const PunchId& punch) {
    ROLLCALL_TRY(auto row, waiting(tx, punch));
    auto& machine = row.machine;
    if (machine.punch.employee.is_nil())
        return fail(conflict("punchHasNobody", "Nobody has this code yet; give it to somebody first."));
    const auto employee = store::lock_person(tx, machine.punch.employee);
    if (!employee) return fail(not_found("user"));
    const auto before = domain::name_of(machine.hold);
    machine.hold = Hold::none;
    store::hold_machine_punches(tx, {machine}, store::origin_of(tx).actor);
    audit(tx, "machinePunch.apply", row, before);
    ROLLCALL_CHECK(replay_people(tx, {{*employee, machine.punch.at}}, {}));
    auto applied = store::find_machine_punch(tx, punch);
    if (applied->machine.disposition == Disposition::quarantined)
        return fail(conflict(
            "punchDoesNotFit", "This punch does not fit the records of that time: " + applied->machine.why + "."
        ));
    return std::move(*applied);
}

Result<store::MachinePunchRow> dismiss_quarantined(pg::Tx& tx, const PunchId& punch) {
    ROLLCALL_TRY(auto row, waiting(tx, punch));
    const auto before = domain::name_of(row.machine.hold);
    row.machine.hold = Hold::dismissed;
    store::hold_machine_punches(tx, {row.machine}, store::origin_of(tx).actor);
    audit(tx, "machinePunch.dismiss", row, before);
    return row;
}

}  // namespace rollcall::attendance::app
