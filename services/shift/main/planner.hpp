// Keeps dated shifts of templates some weeks ahead. One replica is active (advisory lock); after downtime it catches up
// batch by batch, and planning twice changes nothing.
#pragma once

#include "common/events/leadership.hpp"
#include "common/pg/database.hpp"
#include "common/runtime/beat.hpp"
#include "services/shift/app/planning.hpp"

#include <functional>
#include <string>

namespace rollcall::shift {

class Planner {
  public:
    // `clock_url`: the role that sees which companies are due. `planned` is called after each commit that planned
    // somebody.
    Planner(
        pg::Database& database, const std::string& clock_url, app::Planning planning, std::function<void()> planned
    );

  private:
    bool look();
    bool plan();

    pg::Database& database_;
    rollcall::events::Leadership leadership_;
    const app::Planning planning_;
    const std::function<void()> planned_;
    runtime::Beat beat_;  // last: it uses all of the above
};

}  // namespace rollcall::shift
