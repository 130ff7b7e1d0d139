// A company of its own at the shift service's use cases, over a real database with row-level security on.
#pragma once

#include "common/pg/database.hpp"
#include "common/pg/origin.hpp"
#include "services/shift/app/assign.hpp"
#include "services/shift/app/create_shift.hpp"
#include "services/shift/app/rosters.hpp"
#include "services/shift/app/update_shift.hpp"
#include "tests/support/servers.hpp"

#include <atomic>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace rollcall::shift {

// One database for the whole program; companies keep tests apart.
const support::Database& server();
// As the application role; `connections` for tests that race.
pg::Database& database();

class RosterDesk {
  public:
    explicit RosterDesk(const std::string& time_zone = "Asia/Karachi");

    // What identity would answer; `asked` counts how often it had to.
    std::map<UserId, domain::Employee> people;
    std::set<DepartmentId> staffed;
    std::string time_zone;
    std::atomic<int> asked = 0;

    const CompanyId company = CompanyId::make();
    app::Planning planning;
    const Principal admin = caller(Role::admin);
    const Principal hr = caller(Role::hr_operations);
    const Principal manager = caller(Role::manager);

    Principal caller(Role role) const;
    // Somebody identity knows.
    UserId hire(std::optional<UserId> reports_to = std::nullopt, const std::string& status = "active");

    template <class T>
    Result<T> run(const std::function<Result<T>(pg::Tx&)>& work) {
        return database().in_tx<T>(company, pg::Origin{.actor = admin.user}, work);
    }

    template <class Work>
    auto in_tx(Work work) {
        using T = typename decltype(work(std::declval<pg::Tx&>()))::value_type;
        return run<T>(work);
    }

    Result<domain::Shift> create(const domain::ShiftDraft& draft, const Principal& by);

    Result<domain::Shift> create(const domain::ShiftDraft& draft) { return create(draft, admin); }

    Result<domain::Assignment> assign(const domain::Shift& shift, const UserId& user, const Principal& by);

    Result<domain::Assignment> assign(const domain::Shift& shift, const UserId& user) {
        return assign(shift, user, admin);
    }

    Result<domain::Shift> update(
        const domain::Shift& shift, const domain::Patch<domain::ShiftDraft>& patch, const Principal& by
    );

    Result<domain::Shift> update(const domain::Shift& shift, const domain::Patch<domain::ShiftDraft>& patch) {
        return update(shift, patch, admin);
    }

    domain::Shift read(const ShiftId& id);

    // Types of the events published for a subject, in order.
    std::vector<std::string> events_of(const std::string& subject);
    int audits_of(const std::string& entity_id);
};

// "2030-01-15" and two local times.
domain::ShiftDraft draft(const std::string& date, const std::string& start, const std::string& end);
// A shift in UTC around now, `from` and `to` minutes from now (whole minutes, within a day).
domain::ShiftDraft draft_around_now(int from_minutes, int to_minutes);

}  // namespace rollcall::shift
