// Collects lines and has one thread write them, many at a time: a system call and a thread woken for every line would
// cost the request that logs more than all else about it.
#pragma once

#include <spdlog/sinks/base_sink.h>

#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>

namespace rollcall::log {

class BatchSink final : public spdlog::sinks::base_sink<std::mutex> {
  public:
    explicit BatchSink(std::FILE* out);
    // Writes what is left.
    ~BatchSink() override;

  protected:
    void sink_it_(const spdlog::details::log_msg& message) override;
    void flush_() override;

  private:
    void write_batches();

    std::FILE* out_;
    std::string pending_;
    std::size_t dropped_ = 0;
    bool stopping_ = false;
    std::condition_variable wake_;
    std::thread writer_;
};

}  // namespace rollcall::log
