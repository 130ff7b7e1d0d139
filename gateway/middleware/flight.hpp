#pragma once

#include "gateway/middleware/request_metrics.hpp"

#include <atomic>

namespace rollcall::middleware {

// Counts a request for as long as it is being answered.
class Flight {
  public:
    Flight(std::atomic<int>& count, RequestMetrics& metrics) : count_(count), metrics_(metrics) {
        now_ = count_.fetch_add(1) + 1;
        metrics_.began();
    }

    ~Flight() {
        count_.fetch_sub(1);
        metrics_.ended();
    }

    Flight(const Flight&) = delete;
    Flight& operator=(const Flight&) = delete;

    int now() const { return now_; }

  private:
    std::atomic<int>& count_;
    RequestMetrics& metrics_;
    int now_;
};

}  // namespace rollcall::middleware
