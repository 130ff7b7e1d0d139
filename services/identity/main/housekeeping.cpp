#include "services/identity/main/housekeeping.hpp"

#include "common/log/log.hpp"
#include "services/identity/store/revocations.hpp"

namespace rollcall::identity {

Housekeeping::Housekeeping(pg::Database& feed) : feed_(feed), thread_([this] { run(); }) {}

Housekeeping::~Housekeeping() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void Housekeeping::run() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        if (const auto swept = store::sweep(feed_); !swept)
            log::warning("expired sessions were not swept", {{"why", swept.error().message}});
        lock.lock();
        wake_.wait_for(lock, std::chrono::minutes(10), [this] { return stopping_; });
    }
}

}  // namespace rollcall::identity
