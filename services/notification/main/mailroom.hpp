// Delivers mail: looks every second, and at once when some was queued here. One replica is active (advisory lock).
#pragma once

#include "common/events/leadership.hpp"
#include "common/runtime/beat.hpp"
#include "services/notification/app/mail.hpp"

#include <functional>
#include <string>

namespace rollcall::notification {

class Mailroom {
  public:
    // `url`: a role that sees which companies have due mail. `settled` is called when events wait to be published.
    Mailroom(
        pg::Database& database,
        const std::string& url,
        app::Courier courier,
        domain::Sender sender,
        std::function<void()> settled
    );

    void wake() { beat_.wake(); }

  private:
    bool look();
    bool deliver();

    pg::Database& database_;
    rollcall::events::Leadership leadership_;
    const app::Courier courier_;
    const domain::Sender sender_;
    const std::function<void()> settled_;
    runtime::Beat beat_;  // last: it uses all of the above
};

}  // namespace rollcall::notification
