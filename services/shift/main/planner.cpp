#include "services/shift/main/planner.hpp"

#include "common/log/log.hpp"
#include "common/pg/origin.hpp"
#include "services/shift/app/plan_ahead.hpp"
#include "services/shift/store/template_members.hpp"

namespace rollcall::shift {

namespace {

constexpr auto kPeriod = std::chrono::milliseconds(500);

}  // namespace

Planner::Planner(
    pg::Database& database, const std::string& clock_url, app::Planning planning, std::function<void()> planned
)
    : database_(database),
      leadership_("planner shift", clock_url),
      planning_(std::move(planning)),
      planned_(std::move(planned)),
      beat_(kPeriod, [this] { return look(); }) {}

bool Planner::look() {
    try {
        return plan();
    } catch (const std::exception&) {
        leadership_.resign();  // PostgreSQL is away; ask again at the next beat
        return false;
    }
}

bool Planner::plan() {
    auto* connection = leadership_.lead();
    if (!connection) return false;
    int planned = 0;
    for (const auto& company : store::companies_with_due_members(*connection)) {
        if (beat_.is_stopping()) return false;
        const auto done =
            database_.in_tx<int>(company, {}, [this](pg::Tx& tx) { return app::plan_due_members(tx, planning_); });
        if (!done) {
            log::warning("planning waits", {{"company", company.str()}, {"why", done.error().message}});
            continue;
        }
        planned += *done;
        if (*done > 0) planned_();
    }
    return planned > 0;
}

}  // namespace rollcall::shift
