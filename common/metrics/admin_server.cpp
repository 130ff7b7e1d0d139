#include "common/metrics/metrics.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <chrono>
#include <memory>
#include <stdexcept>
#include <thread>

namespace rollcall::metrics {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;

constexpr auto kPatience = std::chrono::seconds(5);
constexpr auto kAcceptPause = std::chrono::milliseconds(100);

tcp::endpoint parse_address(const std::string& address) {
    const auto colon = address.rfind(':');
    if (colon == std::string::npos) throw std::runtime_error("not an address with a port: " + address);
    boost::system::error_code failure;
    const auto host = asio::ip::make_address(address.substr(0, colon), failure);
    const auto port = std::atoi(address.c_str() + colon + 1);
    if (failure || port < 0 || port > 65535) throw std::runtime_error("not a numeric address: " + address);
    return {host, static_cast<unsigned short>(port)};
}

http::response<http::string_body> answer_to(
    const http::request<http::empty_body>& request, const std::function<std::string()>& ready
) {
    http::response<http::string_body> answer(http::status::ok, request.version());
    answer.set(http::field::content_type, "text/plain; charset=utf-8");
    answer.set(http::field::cache_control, "no-store");
    answer.keep_alive(request.keep_alive());
    const auto path = request.target().substr(0, request.target().find('?'));
    if (request.method() != http::verb::get && request.method() != http::verb::head) {
        answer.result(http::status::method_not_allowed);
        answer.set(http::field::allow, "GET, HEAD");
    } else if (path == "/livez") {
        answer.body() = "ok\n";
    } else if (path == "/readyz") {
        const auto reason = ready();
        if (!reason.empty()) answer.result(http::status::service_unavailable);
        answer.body() = (reason.empty() ? "ok" : reason) + "\n";
    } else if (path == "/metrics") {
        answer.set(http::field::content_type, "text/plain; version=0.0.4; charset=utf-8");
        answer.body() = exposition();
    } else {
        answer.result(http::status::not_found);
    }
    const auto length = answer.body().size();
    if (request.method() == http::verb::head) answer.body().clear();
    answer.content_length(length);
    return answer;
}

// One connection of an operator's tool; ends by itself when the peer is silent.
class Session : public std::enable_shared_from_this<Session> {
  public:
    Session(tcp::socket socket, const std::function<std::string()>& ready)
        : stream_(std::move(socket)), ready_(ready) {}

    void read() {
        request_ = {};
        stream_.expires_after(kPatience);
        http::async_read(
            stream_,
            buffer_,
            request_,
            [self = shared_from_this()](beast::error_code failure, std::size_t) {
                if (!failure) self->write();
            }
        );
    }

  private:
    void write() {
        answer_ = answer_to(request_, ready_);
        http::async_write(stream_, answer_, [self = shared_from_this()](beast::error_code failure, std::size_t) {
            if (!failure && self->answer_.keep_alive()) self->read();
        });
    }

    beast::tcp_stream stream_;
    const std::function<std::string()>& ready_;
    beast::flat_buffer buffer_{8192};
    http::request<http::empty_body> request_;
    http::response<http::string_body> answer_;
};

}  // namespace

struct AdminServer::Impl {
    Impl(const std::string& address, std::function<std::string()> is_ready) : ready(std::move(is_ready)) {
        const auto endpoint = parse_address(address);
        try {
            acceptor.open(endpoint.protocol());
            acceptor.set_option(asio::socket_base::reuse_address(true));
            acceptor.bind(endpoint);
            acceptor.listen();
        } catch (const boost::system::system_error& failure) {
            throw std::runtime_error("cannot listen on " + address + ": " + failure.what());
        }
        accept();
        thread = std::thread([this] { io.run(); });
    }

    ~Impl() {
        io.stop();
        thread.join();
    }

    void accept() {
        acceptor.async_accept([this](beast::error_code failure, tcp::socket socket) {
            if (!failure) {
                std::make_shared<Session>(std::move(socket), ready)->read();
                return accept();
            }
            // Out of descriptors: an accept at once would fail at once, and spin.
            pause.expires_after(kAcceptPause);
            pause.async_wait([this](beast::error_code) { accept(); });
        });
    }

    std::function<std::string()> ready;
    asio::io_context io{1};
    tcp::acceptor acceptor{io};
    asio::steady_timer pause{io};
    std::thread thread;
};

AdminServer::AdminServer(const std::string& address, std::function<std::string()> ready)
    : impl_(std::make_unique<Impl>(address, std::move(ready))) {}

AdminServer::~AdminServer() = default;

}  // namespace rollcall::metrics
