// Where files are made: threads that may block, away from the loops that serve HTTP, and no more files at once than
// they can take.
#pragma once

#include "common/core/result.hpp"
#include "common/runtime/worker_pool.hpp"

#include <boost/asio/awaitable.hpp>

#include <atomic>
#include <functional>
#include <memory>
#include <string>

namespace rollcall::exports {

struct WorkshopSettings {
    std::size_t files = 4;  // in the making at once
    std::string folder;     // of temporary files; "": the system's
};

class Workshop {
  public:
    explicit Workshop(const WorkshopSettings& settings);

    // A place for one file; given back when the last copy goes. Error: unavailable when all are taken.
    Result<std::shared_ptr<void>> enter();

    // Runs `work` on a thread of its own and goes on where it was called. Precondition: the caller holds a place.
    boost::asio::awaitable<Result<void>> run(std::function<Result<void>()> work);

    const std::string& folder() const { return folder_; }

  private:
    const std::size_t places_;
    const std::string folder_;
    std::atomic<std::size_t> taken_ = 0;
    runtime::WorkerPool workers_;
};

}  // namespace rollcall::exports
