// Keeps shifts' states: every half second what is due starts or ends. One replica is active (advisory lock), the others
// stand by; after downtime it catches up batch by batch. Row locks make each step happen once in any case.
#pragma once

#include "common/events/leadership.hpp"
#include "common/pg/database.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace rollcall::shift {

class Clock {
  public:
    // `url`: the clock's own role. `moved` is called after each commit that moved something.
    Clock(const std::string& url, std::function<void()> moved);
    ~Clock();  // finishes the company at hand
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;

  private:
    void work();
    // Moves one batch of every company that is due. True: there may be more already.
    bool tick();
    bool is_stopping();

    pg::Database database_;
    rollcall::events::Leadership leadership_;
    const std::function<void()> moved_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;  // last: it uses all of the above
};

}  // namespace rollcall::shift
