#include "common/events/consumer.hpp"

#include "common/events/dead_letter.hpp"
#include "common/events/leadership.hpp"
#include "common/events/stream.hpp"
#include "common/log/log.hpp"
#include "common/metrics/metrics.hpp"
#include "common/pg/tx.hpp"

#include <atomic>
#include <set>
#include <thread>

namespace rollcall::events {

namespace {

using std::chrono::milliseconds;

// The lock lets one consumer of a group be active, so all replicas share one name: what a dead one left pending is
// found under it.
constexpr auto kName = "rollcall";
constexpr auto kBatch = "200";
constexpr auto kBlock = "500";
constexpr auto kRest = milliseconds(300);

struct InboxStatement {
    explicit InboxStatement(const std::string& schema)
        : sql("INSERT INTO " + schema +
              ".inbox (company_id, stream, event_id) SELECT $1, $2, unnest($3::text[]) ON CONFLICT DO NOTHING"
              " RETURNING event_id") {}

    std::string sql;
};

using Entries = std::vector<Entry>;

}  // namespace

struct Consumer::Impl {
    Impl(ConsumerSettings s, pg::Database& db, Apply a)
        : settings(std::move(s)),
          database(db),
          apply(std::move(a)),
          redis(settings.redis_url, milliseconds(3000)),
          leadership("consumer " + settings.group + " " + settings.stream, settings.lock_url),
          inbox_text(database.schema()),
          lag(metrics::gauge(
              "rollcall_consumer_lag_seconds", "Age of the event applied last", {{"stream", settings.stream}}
          )),
          dead(metrics::counter("rollcall_consumer_dead_total", "Events given up on", {{"stream", settings.stream}})) {
        thread = std::thread([this] { work(); });
    }

    ~Impl() {
        stopping = true;
        thread.join();
    }

    void work() {
        while (!stopping) {
            try {
                if (leadership.lead() == nullptr || !step()) std::this_thread::sleep_for(kRest);
            } catch (const std::exception&) {
                leadership.resign();
                std::this_thread::sleep_for(kRest);
            }
        }
    }

    // Reads and applies one batch. False: nothing could be read, rest a little.
    bool step() {
        const auto entries = read(pending_seen ? ">" : "0");
        if (!entries) {
            if (entries.error().reason == "NOGROUP") make_group();
            pending_seen = false;
            return false;
        }
        if (entries->empty()) {
            pending_seen = true;
            return true;
        }
        for (std::size_t from = 0; from < entries->size() && !stopping;) {
            auto to = from;
            while (to < entries->size() && (*entries)[to].event.company == (*entries)[from].event.company) ++to;
            apply_run(Entries(
                entries->begin() + static_cast<std::ptrdiff_t>(from), entries->begin() + static_cast<std::ptrdiff_t>(to)
            ));
            from = to;
        }
        return true;
    }

    // From position 0 of our own pending list (what was delivered, not acknowledged) until that is empty, then news.
    Result<Entries> read(const char* position) {
        const auto reply = redis.run(
            {"XREADGROUP",
             "GROUP",
             settings.group,
             kName,
             "COUNT",
             kBatch,
             "BLOCK",
             kBlock,
             "STREAMS",
             stream_of(settings.stream),
             position}
        );
        if (!reply) return fail(reply.error());
        Entries entries;
        const auto list = (*reply)[0][1];
        for (std::size_t i = 0; i < list.size(); ++i) entries.push_back(entry_from(list[i]));
        return entries;
    }

    // At 0, not at $: what was published before the group existed is for us too.
    void make_group() {
        const auto made = redis.run({"XGROUP", "CREATE", stream_of(settings.stream), settings.group, "0", "MKSTREAM"});
        if (!made) log::warning("no consumer group", {{"stream", settings.stream}, {"why", made.error().message}});
    }

    // A run of one company's events: together when all goes well, one by one when something fails.
    void apply_run(const Entries& run) {
        if (run.size() > 1 && apply_together(run)) return acknowledge(run);
        for (const auto& entry : run) {
            if (!insist(entry)) return;
            acknowledge({entry});
        }
    }

    Result<void> apply_together(const Entries& run) {
        if (run.front().event.id.empty()) return {};
        const pg::Statement inbox{"inbox_take", inbox_text.sql.c_str()};
        const pg::Origin origin{.traceparent = run.front().event.traceparent};
        const auto done = database.in_tx<bool>(run.front().event.company, origin, [&](pg::Tx& tx) -> Result<bool> {
            std::vector<std::string> ids;
            for (const auto& entry : run) ids.push_back(entry.event.id);
            std::set<std::string> fresh;
            for (const auto& row : tx.exec(inbox, tx.company(), settings.stream, pg::array(ids)))
                fresh.insert(row[0].as<std::string>());
            for (const auto& entry : run)
                if (fresh.erase(entry.event.id) != 0) ROLLCALL_CHECK(apply(tx, entry.event));
            return true;
        });
        if (!done) return fail(done.error());
        lag.set(std::chrono::duration<double>(now() - run.back().event.time).count());
        return {};
    }

    // Until it is applied or, after as many honest failures as allowed, buried. A database that is away is no failure
    // of the event. False: stopping.
    bool insist(const Entry& entry) {
        for (int failures = 0; !stopping;) {
            const auto done = apply_together({entry});
            if (done) return true;
            if (done.error().code != Code::unavailable && ++failures >= settings.attempts) {
                if (bury(database, redis, settings, entry.event, done.error(), failures)) {
                    dead.add();
                    return true;
                }
            }
            std::this_thread::sleep_for(std::min(milliseconds(50 << std::min(failures, 4)), milliseconds(1000)));
        }
        return false;
    }

    // After the commit: a crash before this line redelivers, and the inbox drops it.
    void acknowledge(const Entries& run) {
        redis::Command command{"XACK", stream_of(settings.stream), settings.group};
        for (const auto& entry : run) command.push_back(entry.entry_id);
        if (!redis.run(command)) pending_seen = false;
    }

    ConsumerSettings settings;
    pg::Database& database;
    Apply apply;
    redis::Connection redis;
    Leadership leadership;
    InboxStatement inbox_text;
    metrics::Gauge lag;
    metrics::Counter dead;
    bool pending_seen = false;
    std::atomic<bool> stopping = false;
    std::thread thread;
};

Consumer::Consumer(ConsumerSettings settings, pg::Database& database, Apply apply)
    : impl_(std::make_unique<Impl>(std::move(settings), database, std::move(apply))) {}

Consumer::~Consumer() = default;

}  // namespace rollcall::events
