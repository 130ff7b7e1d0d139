#include "services/attendance/app/punch_desk.hpp"

#include "services/attendance/app/desk_batch.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <set>
#include <thread>

namespace rollcall::attendance::app {

namespace {

using Requests = std::vector<DeskRequest>;

std::string key_scope(const DeskRequest& request) {
    const auto& asked = request.asked;
    return asked.company.str() + asked.caller.str() + asked.route + "\n" + asked.idempotency_key;
}

Error key_in_use() {
    return conflict("idempotencyKeyInUse", "The first request with this Idempotency-Key is still running; try again.");
}

// Requests waiting for one kind of work, and who waits for them: each line wakes its own threads only.
struct Line {
    std::deque<DeskRequest> requests;
    std::condition_variable wake;
};

}  // namespace

struct PunchDesk::Impl {
    Impl(DeskSettings s, pg::Database& database, Siblings& siblings, std::function<void()> after_commit)
        : settings(s), batch(database, siblings, std::move(after_commit)) {
        for (int i = 0; i < settings.threads; ++i) threads.emplace_back([this] { serve(queue); });
        // Asking owners waits for the network: never on the threads that serve everybody else.
        for (int i = 0; i < settings.owner_threads; ++i) threads.emplace_back([this] { serve(strangers); });
    }

    ~Impl() {
        {
            const std::lock_guard lock(mutex);
            stopping = true;
        }
        queue.wake.notify_all();
        strangers.wake.notify_all();
        for (auto& thread : threads) thread.join();
    }

    void submit(DeskRequest request) {
        Error refusal;
        {
            const std::lock_guard lock(mutex);
            if (stopping || waiting >= settings.queue_limit)
                refusal = unavailable("Too many punches are waiting; try again.");
            else if (!request.asked.idempotency_key.empty() && !keys.insert(key_scope(request)).second)
                refusal = key_in_use();
            else {
                ++waiting;
                queue.requests.push_back(std::move(request));
            }
        }
        if (!refusal.reason.empty()) return request.done(fail(std::move(refusal)));
        queue.wake.notify_one();
    }

    void serve(Line& line) {
        std::unique_lock lock(mutex);
        for (;;) {
            line.wake.wait(lock, [&] { return !line.requests.empty() || (stopping && waiting == 0); });
            if (line.requests.empty()) return;
            Requests requests;
            const std::size_t most = &line == &strangers ? 1 : settings.batch_limit;
            while (!line.requests.empty() && requests.size() < most) {
                requests.push_back(std::move(line.requests.front()));
                line.requests.pop_front();
            }
            lock.unlock();
            if (&line == &strangers) batch.ask_owners(requests);
            auto outcome = batch.serve(std::move(requests));
            lock.lock();
            settle(outcome, lock);
        }
    }

    // Answers who is done, queues again who is not.
    void settle(BatchOutcome& outcome, std::unique_lock<std::mutex>& lock) {
        for (auto& request : outcome.again) queue.requests.push_back(std::move(request));
        for (auto& request : outcome.strangers) strangers.requests.push_back(std::move(request));
        for (const auto& answered : outcome.answered)
            if (!answered.request.asked.idempotency_key.empty()) keys.erase(key_scope(answered.request));
        waiting -= outcome.answered.size();
        const bool stops = stopping;
        lock.unlock();
        if (stops || !outcome.again.empty()) queue.wake.notify_all();
        if (stops || !outcome.strangers.empty()) strangers.wake.notify_all();
        for (auto& answered : outcome.answered) answered.request.done(std::move(answered.answer));
        lock.lock();
    }

    const DeskSettings settings;
    DeskBatch batch;
    std::mutex mutex;
    Line queue;
    Line strangers;              // whose facts the owners are to be asked for
    std::set<std::string> keys;  // being served
    std::size_t waiting = 0;     // taken in and not answered
    bool stopping = false;
    std::vector<std::thread> threads;
};

PunchDesk::PunchDesk(
    DeskSettings settings, pg::Database& database, Siblings& siblings, std::function<void()> after_commit
)
    : impl_(std::make_unique<Impl>(settings, database, siblings, std::move(after_commit))) {}

PunchDesk::~PunchDesk() = default;

void PunchDesk::submit(DeskRequest request) {
    impl_->submit(std::move(request));
}

}  // namespace rollcall::attendance::app
