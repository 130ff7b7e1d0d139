#include "common/log/batch_sink.hpp"

#include <chrono>
#include <utility>

namespace rollcall::log {

namespace {

constexpr std::chrono::milliseconds kLatest{100};
constexpr std::size_t kBatch = 64 * 1024;
// What the reader of our output is this far behind with is lost, never a request.
constexpr std::size_t kMost = 16 * 1024 * 1024;

}  // namespace

BatchSink::BatchSink(std::FILE* out) : out_(out), writer_([this] { write_batches(); }) {}

BatchSink::~BatchSink() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    writer_.join();
}

void BatchSink::sink_it_(const spdlog::details::log_msg& message) {
    if (pending_.size() >= kMost) {
        ++dropped_;
        return;
    }
    const auto before = pending_.size();
    spdlog::memory_buf_t line;
    formatter_->format(message, line);
    pending_.append(line.data(), line.size());
    if (before < kBatch && pending_.size() >= kBatch) wake_.notify_one();
}

void BatchSink::flush_() {
    wake_.notify_one();
}

void BatchSink::write_batches() {
    std::unique_lock lock(mutex_);
    for (;;) {
        wake_.wait_for(lock, kLatest);
        const bool last = stopping_;
        auto batch = std::exchange(pending_, {});
        const auto dropped = std::exchange(dropped_, 0);
        lock.unlock();
        if (dropped > 0)
            batch +=
                R"({"level":"error","message":"log lines were dropped","count":)" + std::to_string(dropped) + "}\n";
        if (!batch.empty()) {
            std::fwrite(batch.data(), 1, batch.size(), out_);
            std::fflush(out_);
        }
        if (last) return;
        lock.lock();
    }
}

}  // namespace rollcall::log
