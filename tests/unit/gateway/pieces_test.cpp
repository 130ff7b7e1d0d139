// Bodies in pieces, over real sockets: what arrives, what is fetched when, and how an answer breaks off.
#include "tests/unit/gateway/socket_rig.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

using namespace rollcall::http;
using namespace sockets;
namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

struct Plan {
    int pieces = 3;
    std::size_t bytes = 4;
    int fails_at = -1;
};

struct Seen {
    std::atomic<int> fetched{0};
    std::atomic<int> asking{0};
    std::atomic<int> most_at_once{0};
    std::atomic<int> alive{0};
};

// "0000", "1111", …
class Digits final : public Pieces {
  public:
    Digits(const Plan& plan, Seen& seen) : plan_(plan), seen_(seen) { ++seen_.alive; }

    ~Digits() override { --seen_.alive; }

    asio::awaitable<rollcall::Result<Piece>> next() override {
        seen_.most_at_once = std::max(seen_.most_at_once.load(), ++seen_.asking);
        const int number = ++seen_.fetched;
        --seen_.asking;
        if (number == plan_.fails_at) co_return rollcall::fail(rollcall::unavailable("away"));
        const auto digit = static_cast<char>('0' + number % 10);
        co_return Piece{std::string(plan_.bytes, digit), number + 1 == plan_.pieces};
    }

  private:
    const Plan plan_;
    Seen& seen_;
};

class Teller final : public Application {
  public:
    asio::awaitable<HttpResponse> handle(HttpRequest request) override {
        HttpResponse response{.body = request.path == "/short" ? "short" : std::string(plan.bytes, '0')};
        if (request.path != "/short") response.pieces = std::make_unique<Digits>(plan, seen);
        co_return response;
    }

    HttpResponse refuse(const HttpRequest&, const Refusal& why) override { return {.status = why.status}; }

    Plan plan;
    Seen seen;
};

struct Told : ServerRig<Teller> {
    explicit Told(const Plan& plan, ServerSettings wanted = {}) : ServerRig(std::move(wanted)) {
        application.plan = plan;
    }

    Seen& seen() { return application.seen; }
};

constexpr std::size_t kMegabyte = 1024 * 1024;

// Returns once nothing was fetched for a while.
int fetched_at_rest(Seen& seen) {
    for (int before = -1;;) {
        const int now = seen.fetched;
        if (now > 0 && now == before) return now;
        before = now;
        std::this_thread::sleep_for(300ms);
    }
}

void until_gone(Seen& seen) {
    for (int i = 0; seen.alive > 0 && i < 500; ++i) std::this_thread::sleep_for(10ms);
    CHECK(seen.alive == 0);
}

}  // namespace

TEST_CASE("pieces arrive as chunks, and the connection serves on") {
    Told rig({});
    auto socket = rig.connect();
    send(socket, get("/long") + get("/short", kClose));
    const auto text = read_all(socket);
    CHECK(count(text, "Transfer-Encoding: chunked\r\n") == 1);
    CHECK(count(text, "\r\n\r\n4\r\n0000\r\n4\r\n1111\r\n4\r\n2222\r\n0\r\n\r\nHTTP/1.1 200 OK\r\n") == 1);
    CHECK(count(text, "Content-Length: 5\r\n") == 1);
    CHECK(text.ends_with("short"));
    CHECK(rig.seen().most_at_once == 1);
}

TEST_CASE("an empty piece is not the end") {
    Told rig({.bytes = 0});
    auto socket = rig.connect();
    send(socket, get("/long", kClose));
    CHECK(read_all(socket).ends_with("\r\n\r\n0\r\n\r\n"));
    CHECK(rig.seen().fetched == 2);
}

TEST_CASE("a HEAD of pieces has the head alone, and nothing more is fetched") {
    Told rig({});
    auto socket = rig.connect();
    send(socket, "HEAD /long HTTP/1.1\r\nHost: a\r\n\r\n" + get("/short", kClose));
    const auto text = read_all(socket);
    CHECK(count(text, "Transfer-Encoding: chunked\r\n") == 1);
    CHECK(count(text, "0000") == 0);
    CHECK(text.ends_with("short"));
    CHECK(rig.seen().fetched == 0);
}

TEST_CASE("for HTTP/1.0 the body ends with the connection") {
    Told rig({});
    auto socket = rig.connect();
    send(socket, "GET /long HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n");
    boost::system::error_code end;
    const auto text = read_all(socket, end);
    CHECK(end == asio::error::eof);
    CHECK(text.find("Transfer-Encoding") == std::string::npos);
    CHECK(text.find("Content-Length") == std::string::npos);
    CHECK(text.find("Connection: close") != std::string::npos);
    CHECK(text.ends_with("\r\n\r\n000011112222"));
}

TEST_CASE("an answer that breaks off ends the connection without the last chunk") {
    Told rig({.fails_at = 2});
    auto socket = rig.connect();
    send(socket, get("/long") + get("/short"));
    const auto text = read_all(socket);
    CHECK(text.ends_with("4\r\n0000\r\n4\r\n1111\r\n"));
    CHECK(count(text, "HTTP/1.1 ") == 1);
}

TEST_CASE("an answer to HTTP/1.0 that breaks off is reset") {
    Told rig({.fails_at = 2});
    auto socket = rig.connect();
    send(socket, "GET /long HTTP/1.0\r\nHost: a\r\n\r\n");
    boost::system::error_code end;
    read_all(socket, end);
    CHECK(end == asio::error::connection_reset);
}

TEST_CASE("who reads slowly makes nothing pile up, and gets everything") {
    constexpr int kPieces = 64;
    Told rig({.pieces = kPieces, .bytes = kMegabyte});
    auto socket = rig.connect();
    send(socket, get("/long", kClose));
    // The rest is what the kernel keeps for both ends.
    CHECK(fetched_at_rest(rig.seen()) < kPieces / 2);
    const auto text = read_all(socket);
    CHECK(text.size() > kPieces * kMegabyte);
    CHECK(text.ends_with("\r\n0\r\n\r\n"));
    CHECK(rig.seen().most_at_once == 1);
}

TEST_CASE("who reads nothing is let go in time, who goes away is not fetched for any more") {
    ServerSettings settings;
    settings.patience.write = 300ms;
    Told rig({.pieces = 1000, .bytes = kMegabyte}, settings);
    auto idle = rig.connect();
    send(idle, get("/long"));
    fetched_at_rest(rig.seen());
    until_gone(rig.seen());
    {
        auto leaving = rig.connect();
        send(leaving, get("/long"));
        fetched_at_rest(rig.seen());
    }
    until_gone(rig.seen());
    CHECK(rig.seen().fetched < 200);
}
