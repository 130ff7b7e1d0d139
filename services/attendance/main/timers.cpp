#include "services/attendance/main/timers.hpp"

#include "common/log/log.hpp"
#include "common/metrics/metrics.hpp"
#include "common/pg/origin.hpp"
#include "services/attendance/app/watch.hpp"
#include "services/attendance/store/duty_store.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>

namespace rollcall::attendance {

namespace {

using std::chrono::milliseconds;

constexpr auto kPeriod = milliseconds(250);
constexpr int kLook = 4000;          // rows of one look across companies
constexpr std::size_t kBatch = 500;  // rows of one transaction

metrics::Counter fired_counter(const char* kind) {
    return metrics::counter("rollcall_timers_fired_total", "Timers that did something, by kind", {{"kind", kind}});
}

// One company's rows, cut into transactions.
struct Batch {
    CompanyId company;
    std::vector<AssignmentId> assignments;
};

std::vector<Batch> batches_of(const store::DueRows<AssignmentId>& due) {
    std::vector<Batch> batches;
    for (const auto& [company, ids] : due.of_company)
        for (std::size_t from = 0; from < ids.size(); from += kBatch)
            batches.push_back({company, {ids.begin() + from, ids.begin() + std::min(from + kBatch, ids.size())}});
    return batches;
}

}  // namespace

struct Timers::Impl {
    Impl(const std::string& timer_url, pg::Database& application, std::function<void()> after_firing)
        : as_timer({.url = timer_url, .schema = "attendance", .connections = 1}, {}),
          database(application),
          fired(std::move(after_firing)),
          thread([this] { work(); }) {}

    ~Impl() {
        {
            const std::lock_guard lock(mutex);
            stopping = true;
        }
        wake.notify_all();
        thread.join();
    }

    void work() {
        for (bool more = false;;) {
            std::unique_lock lock(mutex);
            if (wake.wait_for(lock, more ? milliseconds(0) : kPeriod, [this] { return stopping; })) return;
            lock.unlock();
            more = look();
        }
    }

    bool is_stopping() {
        const std::lock_guard lock(mutex);
        return stopping;
    }

    // Fires what is due; true when there may be more.
    bool look() {
        const auto due = store::due_assignments(as_timer, now(), kLook);
        if (!due) {
            log::warning("timers wait for PostgreSQL", {{"why", due.error().message}});
            return false;
        }
        waiting.set(static_cast<double>(due->count));
        lag.set(due->count == 0 ? 0 : std::chrono::duration<double>(now() - due->oldest).count());
        auto batches = batches_of(*due);
        // Each replica begins elsewhere: what another one holds is skipped, not waited for.
        std::shuffle(batches.begin(), batches.end(), random);
        bool moved = false;
        for (const auto& batch : batches) {
            if (is_stopping()) return false;
            moved = fire(batch) || moved;
        }
        return moved && due->count == static_cast<std::size_t>(kLook);
    }

    bool fire(const Batch& batch) {
        const auto done = database.in_tx<app::Fired>(batch.company, {}, [&](pg::Tx& tx) {
            return app::look_at_duties(tx, batch.assignments);
        });
        if (!done) {
            log::warning("due timers wait", {{"company", batch.company.str()}, {"why", done.error().message}});
            return false;
        }
        reminders.add(done->reminders);
        suspicions.add(done->suspicions);
        absences.add(done->absences);
        withdrawals.add(done->withdrawals);
        if (done->reminders + done->suspicions + done->absences + done->withdrawals > 0) fired();
        return true;
    }

    pg::Database as_timer;
    pg::Database& database;
    std::function<void()> fired;
    metrics::Gauge waiting = metrics::gauge("rollcall_timers_due", "Timers found due at the last look");
    metrics::Gauge lag = metrics::gauge("rollcall_timer_lag_seconds", "How long the oldest due timer has waited");
    metrics::Counter reminders = fired_counter("reminder");
    metrics::Counter suspicions = fired_counter("suspicion");
    metrics::Counter absences = fired_counter("absence");
    metrics::Counter withdrawals = fired_counter("withdrawal");
    std::mt19937 random{std::random_device{}()};
    std::mutex mutex;
    std::condition_variable wake;
    bool stopping = false;
    std::thread thread;
};

Timers::Timers(const std::string& timer_url, pg::Database& database, std::function<void()> fired)
    : impl_(std::make_unique<Impl>(timer_url, database, std::move(fired))) {}

Timers::~Timers() = default;

}  // namespace rollcall::attendance
