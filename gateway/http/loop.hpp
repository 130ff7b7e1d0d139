// One thread, one event loop, and the connections that live on it. A connection never leaves its loop, so nothing of it
// needs a lock. Deadlines are checked by one sweep over the loop's connections: a timer per read would cost more than
// the read.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <chrono>
#include <list>
#include <string>
#include <thread>

namespace rollcall::http {

using Clock = std::chrono::steady_clock;

class Connection {
  public:
    explicit Connection(std::list<Connection*>& others) : others_(others), place_(others.insert(others.end(), this)) {}

    virtual ~Connection() { others_.erase(place_); }

    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    virtual void cancel() = 0;  // wakes whatever waits on the socket

    Clock::time_point deadline = Clock::time_point::max();
    bool expired = false;
    bool idle = false;  // between requests

  private:
    std::list<Connection*>& others_;
    std::list<Connection*>::iterator place_;
};

class Loop {
  public:
    Loop();
    ~Loop();

    void start();
    // Idle connections are closed from now on; those that work finish first.
    void drain();
    void stop();

    std::list<Connection*>& connections() { return connections_; }

    bool draining() const { return draining_.load(std::memory_order_relaxed); }

    const std::string& date() const { return date_; }  // RFC 9110, at most one sweep old

    boost::asio::io_context& context() { return context_; }

  private:
    void arm();
    void sweep();

    // Declared before the context: what still waits in it when it is destroyed takes itself off this list.
    std::list<Connection*> connections_;
    std::string date_;
    std::atomic<bool> draining_{false};
    Clock::time_point close_idle_after_ = Clock::time_point::max();
    // Only this loop's thread runs it.
    boost::asio::io_context context_{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_{context_.get_executor()};
    boost::asio::steady_timer sweeper_{context_};
    std::thread thread_;
};

}  // namespace rollcall::http
