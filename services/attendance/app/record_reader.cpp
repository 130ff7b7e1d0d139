#include "services/attendance/app/record_reader.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace rollcall::attendance::app {

namespace {

constexpr std::size_t kMostWaiting = 5000;
constexpr std::size_t kBatch = 64;

struct Waiting {
    store::WantedRecord wanted;
    RecordReader::Done done;
};

}  // namespace

struct RecordReader::Impl {
    Impl(pg::Database& db, int thread_count) : database(db) {
        for (int i = 0; i < thread_count; ++i) threads.emplace_back([this] { serve(); });
    }

    ~Impl() {
        {
            const std::lock_guard lock(mutex);
            stopping = true;
        }
        wake.notify_all();
        for (auto& thread : threads) thread.join();
    }

    void serve() {
        std::unique_lock lock(mutex);
        for (;;) {
            wake.wait(lock, [this] { return stopping || !queue.empty(); });
            if (queue.empty()) return;
            std::vector<Waiting> batch;
            while (!queue.empty() && batch.size() < kBatch) {
                batch.push_back(std::move(queue.front()));
                queue.pop_front();
            }
            lock.unlock();
            answer(batch);
            lock.lock();
        }
    }

    void answer(std::vector<Waiting>& batch) {
        std::vector<store::WantedRecord> wanted;
        for (const auto& one : batch) wanted.push_back(one.wanted);
        auto found = store::find_records(database, wanted);
        for (std::size_t i = 0; i < batch.size(); ++i) {
            if (found)
                batch[i].done(std::move((*found)[i]));
            else
                batch[i].done(fail(found.error()));
        }
    }

    pg::Database& database;
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<Waiting> queue;
    bool stopping = false;
    std::vector<std::thread> threads;
};

RecordReader::RecordReader(pg::Database& database, int threads) : impl_(std::make_unique<Impl>(database, threads)) {}

RecordReader::~RecordReader() = default;

void RecordReader::read(const store::WantedRecord& wanted, Done done) {
    bool taken = false;
    {
        const std::lock_guard lock(impl_->mutex);
        taken = !impl_->stopping && impl_->queue.size() < kMostWaiting;
        if (taken) impl_->queue.push_back({wanted, std::move(done)});
    }
    if (taken)
        impl_->wake.notify_one();
    else
        done(fail(unavailable("Too many reads are waiting; try again.")));
}

}  // namespace rollcall::attendance::app
