// Accepts connections and hands them to the loops in turn. Over a cap, or out of descriptors, it says so and carries
// on.
#pragma once

#include "gateway/http/session.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace rollcall::http {

// Who is connected. Shared by all loops; touched on accept and close only.
class Census {
  public:
    explicit Census(const ConnectionLimits& limits) : limits_(limits) {}

    // False when a cap is reached.
    bool admit(const boost::asio::ip::address& address);
    void leave(const boost::asio::ip::address& address);

    std::size_t total() const { return total_.load(); }

  private:
    const ConnectionLimits limits_;
    std::atomic<std::size_t> total_{0};
    std::mutex mutex_;
    std::map<boost::asio::ip::address, std::size_t> by_address_;
};

class Listener {
  public:
    // Binds at once. Throws boost::system::system_error when the address cannot be had.
    Listener(
        const boost::asio::ip::tcp::endpoint& endpoint,
        std::vector<std::unique_ptr<Loop>>& loops,
        Census& census,
        Application& application,
        const SessionSettings& settings,
        boost::asio::ssl::context* tls
    );

    void start();
    // Takes in what the kernel has accepted already, then closes the door.
    void close();

    unsigned short port() const { return acceptor_.local_endpoint().port(); }

  private:
    boost::asio::awaitable<void> accept_all();
    void welcome(boost::asio::ip::tcp::socket socket, Loop& loop);

    Loop& next_loop() { return *loops_[turn_++ % loops_.size()]; }

    std::vector<std::unique_ptr<Loop>>& loops_;
    boost::asio::ip::tcp::acceptor acceptor_;
    Census& census_;
    Application& application_;
    const SessionSettings& settings_;
    boost::asio::ssl::context* tls_;
    std::size_t turn_ = 0;
};

}  // namespace rollcall::http
