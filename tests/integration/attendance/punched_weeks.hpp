// Weeks of random work around days on which clocks change and months end, punched at the desk one after the other.
#pragma once

#include "services/attendance/domain/muster.hpp"
#include "services/attendance/domain/period.hpp"
#include "services/attendance/domain/summary.hpp"
#include "tests/integration/attendance/roster.hpp"

#include <map>
#include <random>
#include <vector>

namespace roster {

// What a person was to do on one day.
struct PlannedShift {
    UserId user;
    Date date{};
    Instant starts_at, ends_at;
};

struct Worker {
    Principal who;
    std::string zone;
    std::optional<UserId> lead;
    std::optional<DepartmentId> department;
};

class PunchedWeeks : public Roster {
  public:
    explicit PunchedWeeks(unsigned seed);

    // Sums of the workers for whom `of` holds, from the raw punches and what was planned.
    domain::SummedRecords recount(const domain::DateRange& days, const std::function<bool(const Worker&)>& of);

    Principal boss;  // leads some of the workers
    DepartmentId department = DepartmentId::make();
    std::vector<Worker> workers;
    std::map<ShiftId, PlannedShift> planned;

  private:
    int roll(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random_); }

    void hire(const std::string& zone, bool under_boss, bool in_department);
    void live(const Worker& worker, Date from, Date to);
    void spend_day(const Worker& worker, Date date);
    void work_shift(const Worker& worker, Date date, int start_hour, int end_hour);
    void stay(const Worker& worker, Instant from, Instant to);
    ShiftId plan(const Worker& worker, Date date, int start_hour, int end_hour);
    void punch_in(const Worker& worker, Instant at);
    void punch_out(const Worker& worker, Instant at);
    void stay_away(const Worker& worker, const ShiftId& shift, Instant at);
    void ask(app::DeskRequest request);

    std::mt19937 random_;
    std::map<UserId, Instant> last_seen_;
};

}  // namespace roster
