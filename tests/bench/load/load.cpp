#include "tests/bench/load/load.hpp"

#include <boost/asio.hpp>

#include <algorithm>
#include <chrono>
#include <memory>

namespace bench {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t kRoom = 256 * 1024;  // for one read

struct Round {
    const Load& load;
    const std::function<void(std::size_t, const std::string&)>& keep;
    std::size_t next = 0;
    Clock::time_point began = Clock::now();
    Clock::time_point last = began;
    Measured measured = {};
    std::vector<double> latencies = {};

    bool is_over() const {
        return next >= load.count || std::chrono::duration<double>(Clock::now() - began).count() > load.most_seconds;
    }
};

// One connection of the load.
class Client : public std::enable_shared_from_this<Client> {
  public:
    Client(asio::io_context& loop, Round& round) : socket_(loop), round_(round) {}

    void start() {
        const tcp::endpoint gateway(asio::ip::address_v4::loopback(), static_cast<unsigned short>(round_.load.port));
        socket_.async_connect(gateway, [self = shared_from_this()](boost::system::error_code failure) {
            if (failure) return;
            self->socket_.set_option(tcp::no_delay(true));
            self->send();
        });
    }

  private:
    void send() {
        if (round_.is_over()) return;
        number_ = round_.next++;
        out_ = round_.load.request(number_);
        in_.clear();
        sent_at_ = Clock::now();
        asio::async_write(
            socket_,
            asio::buffer(out_),
            [self = shared_from_this()](boost::system::error_code failure, std::size_t) {
                if (!failure) self->read();
            }
        );
    }

    void read() {
        asio::async_read_until(
            socket_,
            asio::dynamic_buffer(in_),
            "\r\n\r\n",
            [self = shared_from_this()](boost::system::error_code failure, std::size_t head) {
                if (!failure) self->read_body(head);
            }
        );
    }

    void read_body(std::size_t head) {
        head_ = head;
        if (in_.find("Transfer-Encoding: chunked\r\n") < head) return read_chunks();
        const auto needed = head + content_length();
        const auto missing = needed > in_.size() ? needed - in_.size() : 0;
        asio::async_read(
            socket_,
            asio::dynamic_buffer(in_),
            asio::transfer_exactly(missing),
            [self = shared_from_this()](boost::system::error_code failure, std::size_t) {
                if (!failure) self->finish();
            }
        );
    }

    // Up to the chunk that ends it: JSON holds no such line.
    void read_chunks() {
        if (in_.ends_with("\r\n0\r\n\r\n")) return finish();
        const auto known = in_.size();
        in_.resize(known + kRoom);
        socket_.async_read_some(
            asio::buffer(in_.data() + known, kRoom),
            [self = shared_from_this(), known](boost::system::error_code failure, std::size_t length) {
                self->in_.resize(known + length);
                if (!failure) self->read_chunks();
            }
        );
    }

    std::size_t content_length() const {
        static constexpr std::string_view kName = "Content-Length: ";
        const auto at = in_.find(kName);
        return at == std::string::npos ? 0 : std::stoul(in_.substr(at + kName.size(), 12));
    }

    void finish() {
        round_.last = Clock::now();
        round_.latencies.push_back(std::chrono::duration<double, std::milli>(round_.last - sent_at_).count());
        ++round_.measured.answered;
        if (in_.compare(9, 1, "2") == 0) {
            ++round_.measured.succeeded;
            if (round_.keep) round_.keep(number_, in_.substr(head_));
        } else if (round_.measured.first_failure.empty()) {
            round_.measured.first_failure = in_.substr(0, in_.find('\r')) + " " + in_.substr(head_, 300);
        }
        send();
    }

    tcp::socket socket_;
    Round& round_;
    std::size_t number_ = 0;
    std::size_t head_ = 0;
    std::string out_;
    std::string in_;
    Clock::time_point sent_at_;
};

double percentile(std::vector<double>& sorted, double part) {
    if (sorted.empty()) return 0;
    return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
}

}  // namespace

Measured run(const Load& load, const std::function<void(std::size_t, const std::string&)>& keep) {
    asio::io_context loop(1);
    Round round{load, keep};
    for (int i = 0; i < load.connections; ++i) std::make_shared<Client>(loop, round)->start();
    loop.run();
    std::sort(round.latencies.begin(), round.latencies.end());
    round.measured.seconds = std::chrono::duration<double>(round.last - round.began).count();
    round.measured.p50_ms = percentile(round.latencies, 0.50);
    round.measured.p99_ms = percentile(round.latencies, 0.99);
    return round.measured;
}

}  // namespace bench
