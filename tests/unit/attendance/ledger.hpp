// A person's records kept in memory as the store keeps them, so that replays can be put one after the other.
#pragma once

#include "services/attendance/domain/replay.hpp"

#include <map>
#include <string>
#include <vector>

namespace rollcall::attendance::domain {

class Ledger {
  public:
    CompanyId company = CompanyId::make();
    Employee employee{.id = UserId::make(), .zone = "UTC"};
    PolicyBook policies;
    std::vector<ShiftInstance> shifts;

    // Machines sent these; `now` is when they arrived. A copy of one that came before changes nothing.
    void receive(const std::vector<MachinePunch>& punches, Instant now);
    // Rules 4 and 12 as the timers do them between punches: adoption at the opening, closing of what is overdue.
    void let_timers_run(Instant from, Instant now);
    // Somebody's own punch on a record, as the desk stores it.
    void put(Record record, std::vector<Punch> punches);

    MachinePunch machine_punch(PunchKind kind, Instant at, std::int64_t sequence = 0) const;

    std::vector<KnownRecord> records() const;

    const MachinePunch& placed(const PunchId& punch) const { return machines_.at(punch); }

    // All records, in order, as text without ids: what two ledgers are compared by.
    std::vector<std::string> told() const;
    // Where every machine punch is.
    std::vector<std::string> placements() const;

  private:
    ReplayFacts facts(Instant from, Instant now) const;

    std::map<RecordId, KnownRecord> records_;
    std::map<PunchId, MachinePunch> machines_;
};

}  // namespace rollcall::attendance::domain
