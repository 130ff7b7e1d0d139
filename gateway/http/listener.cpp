#include "gateway/http/listener.hpp"

#include "common/log/log.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <future>

namespace rollcall::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

// Out of descriptors, accept fails at once and forever: re-arming without a pause would spin and flood the log.
constexpr std::chrono::milliseconds kAcceptPause{100};
constexpr std::chrono::seconds kComplaintEvery{1};

constexpr std::string_view kFull =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

void turn_away(tcp::socket& socket) {
    error_code ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(kFull.data(), kFull.size()), ignored);
    socket.shutdown(tcp::socket::shutdown_both, ignored);
}

}  // namespace

bool Census::admit(const asio::ip::address& address) {
    if (total_.fetch_add(1) >= limits_.total) {
        total_.fetch_sub(1);
        return false;
    }
    if (limits_.per_address == 0 || address.is_loopback()) return true;
    const std::lock_guard lock(mutex_);
    auto& count = by_address_[address];
    if (count >= limits_.per_address) {
        total_.fetch_sub(1);
        return false;
    }
    ++count;
    return true;
}

void Census::leave(const asio::ip::address& address) {
    total_.fetch_sub(1);
    if (limits_.per_address == 0 || address.is_loopback()) return;
    const std::lock_guard lock(mutex_);
    const auto found = by_address_.find(address);
    if (found != by_address_.end() && --found->second == 0) by_address_.erase(found);
}

Listener::Listener(
    const tcp::endpoint& endpoint,
    std::vector<std::unique_ptr<Loop>>& loops,
    Census& census,
    Application& application,
    const SessionSettings& settings,
    asio::ssl::context* tls
)
    : loops_(loops),
      acceptor_(loops.front()->context()),
      census_(census),
      application_(application),
      settings_(settings),
      tls_(tls) {
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(tcp::acceptor::reuse_address(true));
    acceptor_.bind(endpoint);
    acceptor_.listen(1024);
}

void Listener::start() {
    asio::co_spawn(loops_.front()->context(), accept_all(), asio::detached);
}

asio::awaitable<void> Listener::accept_all() {
    asio::steady_timer pause(loops_.front()->context());
    auto last_complaint = Clock::now() - kComplaintEvery;
    while (acceptor_.is_open()) {
        auto& loop = next_loop();
        error_code ec;
        auto socket = co_await acceptor_.async_accept(loop.context(), asio::redirect_error(asio::use_awaitable, ec));
        if (!ec) {
            welcome(std::move(socket), loop);
            continue;
        }
        if (ec == asio::error::operation_aborted || ec == asio::error::bad_descriptor) co_return;
        if (Clock::now() - last_complaint >= kComplaintEvery) {
            last_complaint = Clock::now();
            log::error("cannot accept a connection", {{"reason", ec.message()}});
        }
        pause.expires_after(kAcceptPause);
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, ec));
    }
}

void Listener::welcome(tcp::socket socket, Loop& loop) {
    error_code ec;
    const auto address = socket.remote_endpoint(ec).address();
    if (ec) return;
    if (!census_.admit(address)) return turn_away(socket);
    asio::co_spawn(
        loop.context(),
        run_session(std::move(socket), address.to_string(), loop, application_, settings_, tls_),
        [this, address](const std::exception_ptr& failure) {
            census_.leave(address);
            if (!failure) return;
            try {
                std::rethrow_exception(failure);
            } catch (const std::exception& why) {
                log::error("a connection failed", {{"reason", why.what()}});
            }
        }
    );
}

void Listener::close() {
    std::promise<void> closed;
    asio::post(loops_.front()->context(), [this, &closed] {
        error_code ec;
        acceptor_.cancel(ec);
        acceptor_.non_blocking(true, ec);
        for (;;) {
            auto& loop = next_loop();
            tcp::socket socket(loop.context());
            acceptor_.accept(socket, ec);
            if (ec) break;
            welcome(std::move(socket), loop);
        }
        acceptor_.close(ec);
        closed.set_value();
    });
    closed.get_future().wait();
}

}  // namespace rollcall::http
