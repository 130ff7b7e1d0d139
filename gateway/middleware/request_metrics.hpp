// Figures and one log line for every request.
#pragma once

#include "common/metrics/metrics.hpp"
#include "gateway/http/exchange.hpp"
#include "gateway/http/surface.hpp"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace rollcall::middleware {

// Why an answer in pieces ended before its end.
enum class BrokeOff { failure, client };

class RequestMetrics {
  public:
    explicit RequestMetrics(const std::vector<const http::Surface*>& surfaces);

    void began() { in_flight_.add(1); }

    void ended() { in_flight_.add(-1); }

    void answered(const http::Surface& surface, int status, http::Exchange::Clock::duration time);
    void broke_off(const http::Surface& surface, BrokeOff why);

  private:
    static constexpr int kClasses = 4;  // 2xx to 5xx

    struct Figures {
        std::array<metrics::Histogram, kClasses> durations;
        metrics::Counter failed, left;  // answers in pieces
    };

    std::map<const http::Surface*, Figures> figures_;
    metrics::Gauge in_flight_;
};

// Never a token, a body or a query: the route's pattern stands for the path.
void log_access(const http::Exchange& exchange, int status);

}  // namespace rollcall::middleware
