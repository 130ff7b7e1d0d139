#include "services/attendance/main/timers.hpp"

#include "common/log/log.hpp"
#include "common/metrics/metrics.hpp"
#include "common/pg/origin.hpp"
#include "services/attendance/app/close_overdue.hpp"
#include "services/attendance/app/second_look.hpp"
#include "services/attendance/app/watch.hpp"
#include "services/attendance/store/duty_store.hpp"
#include "services/attendance/store/overdue_store.hpp"
#include "services/attendance/store/second_look_store.hpp"

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
template <class Id>
struct Batch {
    CompanyId company;
    std::vector<Id> rows;
};

template <class Id>
std::vector<Batch<Id>> batches_of(const store::DueRows<Id>& due) {
    std::vector<Batch<Id>> batches;
    for (const auto& [company, ids] : due.of_company)
        for (std::size_t from = 0; from < ids.size(); from += kBatch)
            batches.push_back({company, {ids.begin() + from, ids.begin() + std::min(from + kBatch, ids.size())}});
    return batches;
}

template <class Id>
double seconds_late(const store::DueRows<Id>& due) {
    return due.count == 0 ? 0 : std::chrono::duration<double>(now() - due.oldest).count();
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
        const auto duties = store::due_assignments(as_timer, now(), kLook);
        const auto overdue = store::overdue_records(as_timer, now(), kLook);
        const auto looks = store::due_looks(as_timer, now(), kLook);
        if (!duties || !overdue || !looks) {
            const auto& why = !duties ? duties.error() : !overdue ? overdue.error() : looks.error();
            log::warning("timers wait for PostgreSQL", {{"why", why.message}});
            return false;
        }
        waiting.set(static_cast<double>(duties->count + overdue->count + looks->count));
        lag.set(std::max({seconds_late(*duties), seconds_late(*overdue), seconds_late(*looks)}));
        const bool moved = fire_all(*duties, [this](const auto& batch) { return look_at(batch); });
        const bool closed = fire_all(*overdue, [this](const auto& batch) { return close(batch); });
        const bool looked = fire_all(*looks, [this](const auto& batch) { return look_again(batch); });
        const auto most = static_cast<std::size_t>(kLook);
        return (moved && duties->count == most) || (closed && overdue->count == most) ||
               (looked && looks->count == most);
    }

    // True when any batch could be fired.
    template <class Id, class Fire>
    bool fire_all(const store::DueRows<Id>& due, Fire fire) {
        auto batches = batches_of(due);
        // Each replica begins elsewhere: what another one holds is skipped, not waited for.
        std::shuffle(batches.begin(), batches.end(), random);
        bool any = false;
        for (const auto& batch : batches) {
            if (is_stopping()) return false;
            const auto done = fire(batch);
            if (!done)
                log::warning("due timers wait", {{"company", batch.company.str()}, {"why", done.error().message}});
            else if (*done > 0)
                fired();
            any = any || done;
        }
        return any;
    }

    Result<int> look_at(const Batch<AssignmentId>& batch) {
        ROLLCALL_TRY(const auto done, database.in_tx<app::Fired>(batch.company, {}, [&](pg::Tx& tx) {
            return app::look_at_duties(tx, batch.rows);
        }));
        reminders.add(done.reminders);
        suspicions.add(done.suspicions);
        absences.add(done.absences);
        withdrawals.add(done.withdrawals);
        return done.reminders + done.suspicions + done.absences + done.withdrawals;
    }

    Result<int> close(const Batch<RecordId>& batch) {
        ROLLCALL_TRY(const int closed, database.in_tx<int>(batch.company, {}, [&](pg::Tx& tx) {
            return app::close_overdue_records(tx, batch.rows);
        }));
        closes.add(closed);
        return closed;
    }

    // One person whose look fails holds up nobody else's.
    Result<int> look_again(const Batch<UserId>& batch) {
        auto done = look_together(batch);
        if (done || done.error().code == Code::unavailable) return done;
        if (batch.rows.size() == 1) return postpone(batch, done.error());
        int looked_at = 0;
        for (const auto& person : batch.rows) {
            ROLLCALL_TRY(const int one, look_again({batch.company, {person}}));
            looked_at += one;
        }
        return looked_at;
    }

    Result<int> look_together(const Batch<UserId>& batch) {
        ROLLCALL_TRY(const int done, database.in_tx<int>(batch.company, {}, [&](pg::Tx& tx) {
            return app::look_again(tx, batch.rows);
        }));
        second_looks.add(done);
        return done;
    }

    Result<int> postpone(const Batch<UserId>& batch, const Error& why) {
        log::warning("a second look waits", {{"company", batch.company.str()}, {"why", why.message}});
        return database.in_tx<int>(batch.company, {}, [&](pg::Tx& tx) -> Result<int> {
            app::look_again_later(tx, batch.rows.front());
            return 0;
        });
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
    metrics::Counter closes = fired_counter("auto_close");
    metrics::Counter second_looks = fired_counter("second_look");
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
