// Single-use tickets for the live feed, for a minute, in Redis: any gateway may be asked with one that another gave.
#pragma once

#include "common/core/principal.hpp"
#include "common/core/result.hpp"
#include "common/redis/connection.hpp"

#include <mutex>
#include <string>

namespace rollcall::identity::credentials {

inline constexpr Seconds kTicketLife{60};

class Tickets {
  public:
    explicit Tickets(const std::string& redis_address);

    // Error: unavailable while Redis is down.
    Result<std::string> issue(const Principal& holder);
    // Whose it was; it is gone with that. Errors: not_found ticket when it is none, used or too old; unavailable.
    Result<Principal> take(const std::string& ticket);

  private:
    std::mutex mutex_;
    redis::Connection redis_;
};

}  // namespace rollcall::identity::credentials
