#include "gateway/http/session.hpp"

#include "gateway/http/answer_writer.hpp"
#include "gateway/http/request_gate.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <cstring>
#include <vector>

namespace rollcall::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

template <class Stream>
class Session final : public Connection {
  public:
    Session(Stream& stream, std::string peer, Loop& loop, Application& application, const SessionSettings& settings)
        : Connection(loop.connections()),
          stream_(stream),
          peer_(std::move(peer)),
          loop_(loop),
          application_(application),
          settings_(settings),
          writer_(stream, *this, settings.patience.write),
          gate_(settings.message),
          buffer_(settings.message.header_bytes + 1024) {}

    void cancel() override {
        error_code ignored;
        stream_.lowest_layer().cancel(ignored);
    }

    asio::awaitable<void> serve() {
        for (;;) {
            auto receiving = receive();
            const auto outcome = co_await std::move(receiving);
            if (outcome == Outcome::gone) co_return;
            if (outcome == Outcome::refused) {
                auto refusing = refuse();
                co_await std::move(refusing);
                co_return;
            }
            auto answering = answer();
            const bool again = co_await std::move(answering);
            if (!again) break;
        }
        error_code ignored;
        stream_.lowest_layer().shutdown(tcp::socket::shutdown_both, ignored);
    }

    // For the handshake, before serve().
    void wait_at_most(std::chrono::milliseconds time) { deadline = Clock::now() + time; }

  private:
    enum class Outcome { request, refused, gone };

    asio::awaitable<Outcome> receive() {
        idle = begin_ == end_;
        wait_at_most(idle ? settings_.patience.idle : settings_.patience.header);
        for (;;) {
            while (begin_ < end_) {
                std::size_t consumed = 0;
                const auto progress = gate_.put({buffer_.data() + begin_, end_ - begin_}, consumed);
                begin_ += consumed;
                if (progress == RequestGate::Progress::complete) co_return Outcome::request;
                if (progress == RequestGate::Progress::refused) co_return Outcome::refused;
                if (progress == RequestGate::Progress::need_more) break;
                wait_at_most(settings_.patience.body);
                if (begin_ == end_ && gate_.wants_continue()) {
                    auto continuing = writer_.write_text("HTTP/1.1 100 Continue\r\n\r\n");
                    const bool written = co_await std::move(continuing);
                    if (!written) co_return Outcome::gone;
                }
            }
            auto reading = read_more();
            const bool more = co_await std::move(reading);
            if (!more) co_return expired && !idle ? Outcome::refused : Outcome::gone;
            if (std::exchange(idle, false)) wait_at_most(settings_.patience.header);
        }
    }

    asio::awaitable<bool> answer() {
        auto request = gate_.take();
        request.peer = peer_;
        const bool head_only = request.method == Method::head;
        const bool http11 = request.http11;
        const bool asked_to_keep = request.keep_alive;
        deadline = Clock::time_point::max();
        auto handling = application_.handle(std::move(request));
        auto response = co_await std::move(handling);
        const bool endless = response.pieces && !http11;
        const bool keep = asked_to_keep && !loop_.draining() && !endless;
        const auto head = response_head(response, loop_.date(), http11, keep);
        bool written = false;
        if (response.pieces && !head_only) {
            auto writing = writer_.write_pieces(head, response, http11);
            written = co_await std::move(writing);
        } else {
            if (head_only) response.body.clear();
            auto writing = writer_.write(head, response.body);
            written = co_await std::move(writing);
        }
        co_return written&& keep;
    }

    // The rest of what is on its way is read and dropped for a moment: closing on unread bytes would reset the
    // connection, and the answer with it.
    asio::awaitable<void> refuse() {
        const auto why = expired ? request_timeout() : gate_.refusal();
        expired = false;
        auto response = application_.refuse(gate_.request(), why);
        const auto head = response_head(response, loop_.date(), true, false);
        if (gate_.request().method == Method::head) response.body.clear();
        auto writing = writer_.write(head, response.body);
        const bool written = co_await std::move(writing);
        if (!written) co_return;
        error_code ignored;
        stream_.lowest_layer().shutdown(tcp::socket::shutdown_send, ignored);
        wait_at_most(settings_.patience.linger);
        for (bool more = true; more && !expired;) {
            begin_ = end_ = 0;
            auto reading = read_more();
            more = co_await std::move(reading);
        }
    }

    asio::awaitable<bool> read_more() {
        if (begin_ > 0) {
            std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
            end_ -= begin_;
            begin_ = 0;
        }
        error_code ec;
        const auto room = asio::buffer(buffer_.data() + end_, buffer_.size() - end_);
        end_ += co_await stream_.async_read_some(room, asio::redirect_error(asio::use_awaitable, ec));
        co_return !ec;
    }

    Stream& stream_;
    std::string peer_;
    Loop& loop_;
    Application& application_;
    const SessionSettings& settings_;
    AnswerWriter<Stream> writer_;
    RequestGate gate_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace

asio::awaitable<void> run_session(
    tcp::socket socket,
    std::string peer,
    Loop& loop,
    Application& application,
    const SessionSettings& settings,
    asio::ssl::context* tls
) {
    error_code ec;
    socket.set_option(tcp::no_delay(true), ec);
    if (!tls) {
        Session<tcp::socket> session(socket, std::move(peer), loop, application, settings);
        auto serving = session.serve();
        co_await std::move(serving);
        co_return;
    }
    asio::ssl::stream<tcp::socket> stream(std::move(socket), *tls);
    Session<asio::ssl::stream<tcp::socket>> session(stream, std::move(peer), loop, application, settings);
    session.wait_at_most(settings.patience.header);
    co_await stream.async_handshake(asio::ssl::stream_base::server, asio::redirect_error(asio::use_awaitable, ec));
    if (ec) co_return;
    auto serving = session.serve();
    co_await std::move(serving);
}

}  // namespace rollcall::http
