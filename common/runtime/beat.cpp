#include "common/runtime/beat.hpp"

namespace rollcall::runtime {

Beat::Beat(std::chrono::milliseconds period, std::function<bool()> look)
    : period_(period), look_(std::move(look)), thread_([this] { work(); }) {}

Beat::~Beat() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Beat::wake() {
    {
        const std::lock_guard lock(mutex_);
        woken_ = true;
    }
    changed_.notify_all();
}

bool Beat::is_stopping() {
    const std::lock_guard lock(mutex_);
    return stopping_;
}

void Beat::work() {
    for (bool more = false;;) {
        std::unique_lock lock(mutex_);
        if (!more) changed_.wait_for(lock, period_, [this] { return stopping_ || woken_; });
        if (stopping_) return;
        woken_ = false;
        lock.unlock();
        more = look_();
    }
}

}  // namespace rollcall::runtime
