// The life of one connection: bytes to the gate, requests to the application, answers back, in order.
#pragma once

#include "gateway/http/application.hpp"
#include "gateway/http/limits.hpp"
#include "gateway/http/loop.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <string>

namespace boost::asio::ssl {
class context;
}

namespace rollcall::http {

struct SessionSettings {
    MessageLimits message;
    Patience patience;
};

// Serves the socket until either end is done with it. `tls` may be null: plain HTTP.
boost::asio::awaitable<void> run_session(
    boost::asio::ip::tcp::socket socket,
    std::string peer,
    Loop& loop,
    Application& application,
    const SessionSettings& settings,
    boost::asio::ssl::context* tls
);

}  // namespace rollcall::http
