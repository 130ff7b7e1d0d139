// One thread, one event loop, and the connections that live on it. A connection never leaves its loop, so nothing of it
// needs a lock. Deadlines are checked by one sweep over the loop's connections: a timer per read would cost more than
// the read.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/intrusive/list.hpp>

#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <thread>

namespace rollcall::http {

using Clock = std::chrono::steady_clock;

class Connection : public boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
  public:
    virtual ~Connection() = default;
    virtual void cancel() = 0;  // wakes whatever waits on the socket

    Clock::time_point deadline = Clock::time_point::max();
    bool expired = false;
    bool idle = false;  // between requests
};

class Loop {
  public:
    Loop();
    ~Loop();

    void start();
    // Idle connections are closed from now on; those that work finish first.
    void drain();
    void stop();

    void add(Connection& connection) { connections_.push_back(connection); }
    bool draining() const { return draining_.load(std::memory_order_relaxed); }
    const std::string& date() const { return date_; }  // RFC 9110, at most one sweep old
    boost::asio::io_context& context() { return context_; }

  private:
    void arm();
    void sweep();

    // Only this loop's thread runs it.
    boost::asio::io_context context_{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_{context_.get_executor()};
    boost::asio::steady_timer sweeper_{context_};
    boost::intrusive::list<Connection, boost::intrusive::constant_time_size<false>> connections_;
    std::string date_;
    std::atomic<bool> draining_{false};
    Clock::time_point close_idle_after_ = Clock::time_point::max();
    std::thread thread_;
};

}  // namespace rollcall::http
