// Rule 12's timers of one replica: looks four times a second for what is due in any company and fires it in batches.
#pragma once

#include "common/pg/database.hpp"

#include <functional>
#include <memory>
#include <string>

namespace rollcall::attendance {

class Timers {
  public:
    // `timer_url` is the role that sees what is due across companies; `database` fires it, as the application. `fired`
    // is called after every batch that left events.
    Timers(const std::string& timer_url, pg::Database& database, std::function<void()> fired);
    // Finishes the batch at hand.
    ~Timers();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace rollcall::attendance
