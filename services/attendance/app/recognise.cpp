#include "services/attendance/app/recognise.hpp"

#include "services/attendance/app/replay_people.hpp"
#include "services/attendance/store/moment.hpp"

#include <algorithm>
#include <set>

namespace rollcall::attendance::app {

using domain::Hold;

void meet_strangers(pg::Tx& tx, Siblings& siblings, CodeKind kind, const std::vector<Incoming>& incoming) {
    std::set<std::string> codes;
    for (const auto& one : incoming) codes.insert(one.code);
    const auto unknown = store::unknown_codes(tx, kind, {codes.begin(), codes.end()});
    if (!unknown.empty()) (void)siblings.meet(store::company_of(tx), kind, unknown);
}

Result<void> recognise(pg::Tx& tx, const UserId& user, store::CodeKind kind, const std::string& code) {
    store::lock_codes(tx, kind, {code});
    auto punches = store::unknown_punches_of(tx, kind, code);
    const auto employee = punches.empty() ? std::nullopt : store::lock_person(tx, user);
    if (!employee) return {};
    const auto policies = store::policy_book(tx);
    std::optional<Instant> from;
    for (auto& machine : punches) {
        machine.punch.employee = user;
        const auto& policy = policies.on(Date{std::chrono::floor<std::chrono::days>(machine.punch.received_at)});
        machine.hold = domain::hold_for_moment(policy, machine.punch.at, machine.punch.received_at);
        if (machine.hold == Hold::none && !employee->is_active) machine.hold = Hold::inactive_employee;
        machine.why = domain::reason_of(machine.hold);
        if (machine.hold == Hold::none) from = std::min(from.value_or(machine.punch.at), machine.punch.at);
    }
    store::hold_machine_punches(tx, punches, {});
    if (!from) return {};
    ROLLCALL_CHECK(replay_people(tx, {{*employee, *from}}, {}));
    return {};
}

Result<void> recognise(pg::Tx& tx, const store::EmployeeRow& person) {
    if (person.employee_code) ROLLCALL_CHECK(recognise(tx, person.id, CodeKind::employee, *person.employee_code));
    if (person.badge_number) ROLLCALL_CHECK(recognise(tx, person.id, CodeKind::badge, *person.badge_number));
    return {};
}

}  // namespace rollcall::attendance::app
