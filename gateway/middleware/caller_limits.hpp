// How many requests each caller may send: people at one rate, machines at another.
#pragma once

#include "common/core/result.hpp"
#include "gateway/middleware/rate_limiter.hpp"

namespace rollcall::middleware {

struct CallerRates {
    int people = 50;     // a second, each; 0: no limit
    int machines = 200;  // API keys, service accounts and devices; 0: no limit
};

class CallerLimits {
  public:
    explicit CallerLimits(const CallerRates& rates)
        : people_("person", rates.people), machines_("key", rates.machines) {}

    // Counts the exchange's principal one request further, and notes in the exchange where that leaves it. Error:
    // exhausted, with when to come back.
    Result<void> count(http::Exchange& exchange);

  private:
    RateLimiter people_;
    RateLimiter machines_;
};

}  // namespace rollcall::middleware
