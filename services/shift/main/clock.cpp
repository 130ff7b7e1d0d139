#include "services/shift/main/clock.hpp"

#include "common/log/log.hpp"
#include "common/pg/origin.hpp"
#include "services/shift/app/advance.hpp"
#include "services/shift/store/clock.hpp"

#include <chrono>

namespace rollcall::shift {

namespace {

constexpr auto kPeriod = std::chrono::milliseconds(500);

}  // namespace

Clock::Clock(const std::string& url, std::function<void()> moved)
    : database_({.url = url, .schema = "shift", .connections = 1}, {}),
      leadership_("clock shift", url),
      moved_(std::move(moved)),
      thread_([this] { work(); }) {}

Clock::~Clock() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

bool Clock::is_stopping() {
    const std::lock_guard lock(mutex_);
    return stopping_;
}

void Clock::work() {
    for (bool more = false;;) {
        std::unique_lock lock(mutex_);
        if (wake_.wait_for(lock, more ? std::chrono::milliseconds(0) : kPeriod, [this] { return stopping_; })) return;
        lock.unlock();
        try {
            more = tick();
        } catch (const std::exception&) {
            leadership_.resign();  // PostgreSQL is away; ask again at the next beat
            more = false;
        }
    }
}

bool Clock::tick() {
    auto* connection = leadership_.lead();
    if (!connection) return false;
    int moved = 0;
    for (const auto& company : store::due_companies(*connection)) {
        if (is_stopping()) return false;
        const auto advanced = database_.in_tx<int>(company, {}, app::advance_due_shifts);
        if (!advanced) {
            log::warning("due shifts wait", {{"company", company.str()}, {"why", advanced.error().message}});
            continue;
        }
        moved += *advanced;
        if (*advanced > 0) moved_();
    }
    return moved > 0;
}

}  // namespace rollcall::shift
