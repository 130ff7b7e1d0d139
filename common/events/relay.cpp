#include "common/events/relay.hpp"

#include "common/core/id.hpp"
#include "common/events/leadership.hpp"
#include "common/events/relay_store.hpp"
#include "common/events/stream.hpp"
#include "common/log/log.hpp"
#include "common/metrics/metrics.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace rollcall::events {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr int kBatch = 500;
constexpr auto kPoll = milliseconds(100);  // when nobody wakes us: another replica's commits
constexpr auto kStandby = milliseconds(500);
constexpr auto kEpochCheck = milliseconds(1000);
constexpr auto kSweep = std::chrono::minutes(5);
constexpr auto kWindow = std::chrono::hours(72);

}  // namespace

struct Relay::Impl {
    explicit Impl(RelaySettings s)
        : settings(std::move(s)),
          redis(settings.redis_url, milliseconds(3000)),
          store(settings.schema),
          leadership("relay " + settings.schema, settings.database_url),
          lag(metrics::gauge("rollcall_outbox_oldest_age_seconds", "Age of the oldest event not yet on its stream")),
          published(metrics::counter("rollcall_outbox_published_total", "Events put on the stream")) {
        thread = std::thread([this] { work(); });
    }

    ~Impl() {
        {
            const std::lock_guard lock(mutex);
            stopping = true;
        }
        wake.notify_all();
        thread.join();
    }

    void work() {
        for (;;) {
            milliseconds pause = kPoll;
            try {
                pause = step();
            } catch (const std::exception&) {
                leadership.resign();
                pause = kStandby;
            }
            std::unique_lock lock(mutex);
            if (pause.count() > 0) wake.wait_for(lock, pause, [&] { return stopping || (woken && pause == kPoll); });
            woken = false;
            if (stopping) break;
        }
        flush_last();
    }

    // Moves one batch; returns how long to rest before the next.
    milliseconds step() {
        auto* connection = leadership.lead();
        if (connection == nullptr) return kStandby;
        if (steady_clock::now() >= next_epoch_check && !agree_on_epoch(*connection)) return kStandby;
        if (steady_clock::now() >= next_sweep) {
            store.sweep(*connection);
            next_sweep = steady_clock::now() + kSweep;
        }
        const auto rows = store.unpublished(*connection, kBatch);
        if (rows.empty()) {
            lag.set(0);
            return kPoll;
        }
        if (!put_on_stream(rows)) {
            lag.set(store.oldest_unpublished_seconds(*connection));
            return kStandby;
        }
        store.mark_published(*connection, rows);
        published.add(static_cast<double>(rows.size()));
        return milliseconds(rows.size() == kBatch ? 0 : 1);
    }

    bool put_on_stream(const std::vector<Unpublished>& rows) {
        std::vector<redis::Command> commands;
        const auto stream = stream_of(settings.schema);
        for (const auto& row : rows) commands.push_back(xadd(stream, row.event));
        const auto added = redis.run_all(commands);
        if (!added)
            log::warning("events wait for Redis", {{"schema", settings.schema}, {"why", added.error().message}});
        return added.has_value();
    }

    // Redis carries the epoch we gave it. Another one, or none, means that it lost its data: what it may have lost
    // goes out again, and consumers drop what they had.
    bool agree_on_epoch(pg::Connection& connection) {
        const auto held = redis.run({"GET", epoch_of(settings.schema)});
        if (!held) return false;
        const auto ours = store.epoch(connection);
        next_epoch_check = steady_clock::now() + kEpochCheck;
        if (ours && held->text() == *ours) return true;
        const auto epoch = EventId::make().str();
        if (ours) {
            const auto count = store.republish_since(connection, now() - kWindow);
            log::warning("Redis lost its streams; publishing again", {{"schema", settings.schema}, {"events", count}});
        }
        store.remember_epoch(connection, epoch);
        return redis.run({"SET", epoch_of(settings.schema), epoch}).has_value();
    }

    // What the last requests left is still ours to send; a failure here costs nothing, the next start sends it.
    void flush_last() {
        try {
            for (int i = 0; i < 20 && step() < kPoll; ++i) continue;
        } catch (const std::exception&) {
            log::info("events remain for the next start", {{"schema", settings.schema}});
        }
    }

    RelaySettings settings;
    redis::Connection redis;
    RelayStore store;
    Leadership leadership;
    metrics::Gauge lag;
    metrics::Counter published;
    steady_clock::time_point next_epoch_check{};
    steady_clock::time_point next_sweep{};
    std::mutex mutex;
    std::condition_variable wake;
    bool woken = false;
    bool stopping = false;
    std::thread thread;
};

Relay::Relay(RelaySettings settings) : impl_(std::make_unique<Impl>(std::move(settings))) {}

Relay::~Relay() = default;

void Relay::wake() {
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->woken = true;
    }
    impl_->wake.notify_one();
}

}  // namespace rollcall::events
