#include "common/service/audit_sealer.hpp"

#include "common/events/leadership.hpp"
#include "common/log/log.hpp"
#include "common/service/audit_store.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace rollcall::service {

namespace {

using std::chrono::milliseconds;

constexpr int kBatch = 1000;
constexpr milliseconds kBusy{250};
constexpr milliseconds kIdle{1000};

}  // namespace

struct AuditSealer::Impl {
    Impl(const std::string& schema, const std::string& database_url)
        : store(schema), leadership("audit " + schema, database_url), thread([this] { work(); }) {}

    ~Impl() {
        {
            const std::lock_guard lock(mutex);
            stopping = true;
        }
        wake.notify_all();
        thread.join();
    }

    void work() {
        for (std::unique_lock lock(mutex); !stopping;) {
            lock.unlock();
            const auto pause = step();
            lock.lock();
            wake.wait_for(lock, pause, [this] { return stopping; });
        }
    }

    // One batch; how long to rest before the next.
    milliseconds step() {
        try {
            auto* connection = leadership.lead();
            return connection != nullptr && seal_some(*connection) == kBatch ? kBusy : kIdle;
        } catch (const std::exception&) {
            // The text may hold values of rows.
            log::warning("audit entries wait to be sealed");
            leadership.resign();
            return kIdle;
        }
    }

    int seal_some(pg::Connection& connection) {
        const auto rows = store.unsealed(connection, kBatch);
        if (rows.empty()) return 0;
        const auto known = store.heads(connection);
        std::map<CompanyId, AuditLink> heads;
        std::vector<SealedRow> sealed;
        for (const auto& row : rows) {
            const auto before = known.find(row.company);
            auto& head =
                heads.try_emplace(row.company, before == known.end() ? AuditLink{} : before->second).first->second;
            head = seal(head, row);
            sealed.push_back({row, head});
        }
        connection.exec_text("BEGIN");
        store.write(connection, sealed, heads);
        connection.exec_text("COMMIT");
        return static_cast<int>(rows.size());
    }

    const AuditStore store;
    events::Leadership leadership;
    std::mutex mutex;
    std::condition_variable wake;
    bool stopping = false;
    std::thread thread;
};

AuditSealer::AuditSealer(const std::string& schema, const std::string& database_url)
    : impl_(std::make_unique<Impl>(schema, database_url)) {}

AuditSealer::~AuditSealer() = default;

}  // namespace rollcall::service
