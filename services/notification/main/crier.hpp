// Tells people of announcements once they have begun. One replica is active (advisory lock).
#pragma once

#include "common/events/leadership.hpp"
#include "common/runtime/beat.hpp"
#include "services/notification/app/announcements.hpp"

#include <functional>
#include <string>

namespace rollcall::notification {

class Crier {
  public:
    // `url`: a role that sees which companies have something to tell. `told` is called when an event waits to be
    // published.
    Crier(pg::Database& database, const std::string& url, app::Directory directory, std::function<void()> told);

  private:
    bool look();
    bool tell();

    pg::Database& database_;
    rollcall::events::Leadership leadership_;
    const app::Directory directory_;
    const std::function<void()> told_;
    runtime::Beat beat_;  // last: it uses all of the above
};

}  // namespace rollcall::notification
