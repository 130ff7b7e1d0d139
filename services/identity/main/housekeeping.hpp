// Deletes what can no longer matter, once at start and then every ten minutes.
#pragma once

#include "common/pg/database.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace rollcall::identity {

class Housekeeping {
  public:
    explicit Housekeeping(pg::Database& feed);
    ~Housekeeping();

  private:
    void run();

    pg::Database& feed_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace rollcall::identity
