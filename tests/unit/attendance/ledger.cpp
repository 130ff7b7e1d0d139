#include "tests/unit/attendance/ledger.hpp"

#include "common/time/wire.hpp"
#include "services/attendance/domain/adopt.hpp"
#include "services/attendance/domain/auto_close.hpp"

#include <algorithm>

namespace rollcall::attendance::domain {

MachinePunch Ledger::machine_punch(PunchKind kind, Instant at, std::int64_t sequence) const {
    MachinePunch made;
    made.punch = {
        .id = machine_punch_id(company, "EMP001", at, kind),
        .employee = employee.id,
        .kind = kind,
        .at = at,
        .received_at = at,
        .source = "device",
        .by_machine = true,
        .sequence = sequence,
    };
    return made;
}

void Ledger::put(Record record, std::vector<Punch> punches) {
    records_[record.id] = {std::move(record), std::move(punches)};
}

ReplayFacts Ledger::facts(Instant from, Instant now) const {
    ReplayFacts facts{
        .company = company, .employee = employee, .policies = policies, .shifts = shifts, .from = from, .now = now};
    for (const auto& [id, known] : records_) {
        const auto& derived = known.record.derived;
        const bool absent = !derived.check_in_at;
        const Instant last = absent ? known.record.snapshot.shift_ends_at : derived.check_out_at.value_or(now);
        if (last >= from - kLongestReach) facts.records.push_back(known);
    }
    for (const auto& [id, machine] : machines_)
        if (machine.punch.at >= from) facts.punches.push_back(machine);
    return facts;
}

void Ledger::receive(const std::vector<MachinePunch>& punches, Instant now) {
    std::optional<Instant> from;
    for (const auto& one : punches)
        if (machines_.emplace(one.punch.id, one).second) from = std::min(from.value_or(one.punch.at), one.punch.at);
    if (!from) return;
    for (auto& [id, machine] : machines_) machine.punch.received_at = std::min(machine.punch.received_at, now);
    const auto replayed = replay(facts(*from, now));
    for (const auto& emptied : replayed.emptied) records_.erase(emptied.id);
    for (const auto& made : replayed.records) {
        auto& known = records_[made.change.record.id];
        known.record = made.change.record;
        std::erase_if(known.punches, [&](const Punch& punch) {
            return std::find(made.removed.begin(), made.removed.end(), punch.id) != made.removed.end();
        });
        known.punches.insert(known.punches.end(), made.change.punches.begin(), made.change.punches.end());
    }
    for (const auto& machine : replayed.placed) machines_[machine.punch.id] = machine;
    for (const auto& made : replayed.records)
        for (const auto& punch : made.change.punches)
            if (punch.by_machine) machines_.at(punch.id).record = made.change.record.id;
}

void Ledger::let_timers_run(Instant from, Instant now) {
    for (auto& [id, known] : records_) {
        if (!known.record.derived.is_open()) continue;
        for (const auto& shift : shifts) {
            const auto& policy = policies.on(shift.date);
            const Instant opening = shift.starts_at - Minutes{policy.early_check_in_minutes};
            if (opening <= from || opening > now || known.record.derived.overdue_at <= opening) continue;
            const bool taken = std::any_of(records_.begin(), records_.end(), [&](const auto& other) {
                return other.second.record.snapshot.shift == shift.id;
            });
            if (taken) continue;
            if (auto adopted = adopt(known.record, shift, policy, known.punches, opening))
                known.record = adopted->record;
        }
        const auto overdue = known.record.derived.overdue_at;
        if (!overdue || *overdue > now) continue;
        const auto& policy = policies.version(known.record.snapshot.policy_version);
        auto closed = close_overdue(known.record, policy, known.punches, *overdue);
        known.record = closed.record;
        known.punches.push_back(closed.punches.front());
    }
}

std::vector<KnownRecord> Ledger::records() const {
    std::vector<KnownRecord> all;
    for (const auto& [id, known] : records_) all.push_back(known);
    std::sort(all.begin(), all.end(), [](const KnownRecord& a, const KnownRecord& b) {
        return a.record.derived.check_in_at < b.record.derived.check_in_at;
    });
    return all;
}

std::vector<std::string> Ledger::told() const {
    std::vector<std::string> lines;
    for (const auto& [record, punches] : records()) {
        const auto& derived = record.derived;
        const auto text = [](const auto& at) { return at ? time::format_instant(*at) : std::string("none"); };
        auto line = time::format_date(record.snapshot.business_date) + (record.snapshot.shift ? " shift " : " none ") +
                    text(derived.check_in_at) + " " + text(derived.check_out_at) + " " + derived.session_status + " " +
                    derived.classification + " worked " + std::to_string(derived.worked_minutes) + " missed " +
                    std::to_string(derived.missed_check_ins);
        for (const auto& pause : derived.breaks)
            line += " [" + text(std::optional(pause.from)) + " " + text(pause.to) + "]";
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<std::string> Ledger::placements() const {
    std::vector<std::string> lines;
    for (const auto& [id, machine] : machines_) {
        const auto found = machine.record ? records_.find(*machine.record) : records_.end();
        const auto in = found == records_.end() ? std::nullopt : found->second.record.derived.check_in_at;
        lines.push_back(
            time::format_instant(machine.punch.at) + " " + std::string(name_of(machine.disposition)) + " " +
            std::string(name_of(machine.resolved)) + " " + (in ? time::format_instant(*in) : "nowhere")
        );
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

}  // namespace rollcall::attendance::domain
