// A thread that looks for work again and again: every period, at once when woken, and without a pause while there is
// more.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace rollcall::runtime {

class Beat {
  public:
    // `look` does one piece of work; true: there may be more already. It must not throw.
    Beat(std::chrono::milliseconds period, std::function<bool()> look);
    ~Beat();  // finishes the piece at hand
    Beat(const Beat&) = delete;
    Beat& operator=(const Beat&) = delete;

    void wake();
    // For a look that takes long.
    bool is_stopping();

  private:
    void work();

    const std::chrono::milliseconds period_;
    const std::function<bool()> look_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool woken_ = false;
    bool stopping_ = false;
    std::thread thread_;  // last: it uses all of the above
};

}  // namespace rollcall::runtime
