// Real sockets, a made-up application: what a connection does with the bytes and the time it is given.
#include "gateway/http/listener.hpp"
#include "tests/unit/gateway/socket_rig.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <catch2/catch.hpp>

#include <thread>

using namespace rollcall::http;
using namespace sockets;
namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

// Says the path back; "/slow" after 300 ms.
class Echo final : public Application {
  public:
    asio::awaitable<HttpResponse> handle(HttpRequest request) override {
        if (request.path == "/slow") {
            const auto executor = co_await asio::this_coro::executor;
            asio::steady_timer timer(executor, 300ms);
            co_await timer.async_wait(asio::use_awaitable);
        }
        HttpResponse response{.body = request.path + request.body};
        response.add("X-Path", request.path);
        co_return response;
    }

    HttpResponse refuse(const HttpRequest&, const Refusal& why) override {
        return {.status = why.status, .body = why.error.reason};
    }
};

using Rig = ServerRig<Echo>;

}  // namespace

TEST_CASE("requests in one go are answered one after the other, in order, on one connection") {
    Rig rig;
    auto socket = rig.connect();
    send(socket, get("/1") + get("/slow") + get("/2") + get("/3", kClose) + get("/4"));
    const auto text = read_all(socket);
    CHECK(count(text, "HTTP/1.1 200 OK") == 4);
    CHECK(text.find("X-Path: /1") < text.find("X-Path: /slow"));
    CHECK(text.find("X-Path: /slow") < text.find("X-Path: /2"));
    CHECK(text.find("X-Path: /2") < text.find("X-Path: /3"));
    CHECK(count(text, "Connection: close") == 1);
}

TEST_CASE("a HEAD is answered with the length and without the body") {
    Rig rig;
    auto socket = rig.connect();
    send(socket, "HEAD /abc HTTP/1.1\r\nHost: a\r\n\r\n" + get("/x", kClose));
    const auto text = read_all(socket);
    CHECK(count(text, "Content-Length: 4\r\n") == 1);
    CHECK(count(text, "\r\n\r\n/abc") == 0);
    CHECK(count(text, "HTTP/1.1 200") == 2);
}

TEST_CASE("an HTTP/1.0 client is kept when it asks, else let go") {
    Rig rig;
    auto socket = rig.connect();
    send(socket, "GET /a HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\nGET /b HTTP/1.0\r\nHost: a\r\n\r\n");
    const auto text = read_all(socket);
    CHECK(count(text, "Connection: keep-alive") == 1);
    CHECK(count(text, "HTTP/1.1 200") == 2);
}

TEST_CASE("a body that waits to be asked for is asked for") {
    Rig rig;
    auto socket = rig.connect();
    send(
        socket, "POST /x HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n"
    );
    std::string first(25, ' ');
    asio::read(socket, asio::buffer(first));
    CHECK(first == "HTTP/1.1 100 Continue\r\n\r\n");
    send(socket, "ab");
    CHECK(read_all(socket).ends_with("/xab"));
}

TEST_CASE("a refusal arrives although the client is still sending, and ends the connection") {
    Rig rig;
    auto socket = rig.connect();
    send(socket, "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\n\r\n" + std::string(200'000, 'x'));
    const auto text = read_all(socket);
    CHECK(text.starts_with("HTTP/1.1 413 "));
    CHECK(count(text, "HTTP/1.1") == 1);
    CHECK(count(text, "Connection: close") == 1);
}

TEST_CASE("nothing behind a broken request is taken for a request") {
    Rig rig;
    auto socket = rig.connect();
    send(socket, get("/1") + "GET /2 HTTP/1.1\r\n\r\n" + get("/3"));
    const auto text = read_all(socket);
    CHECK(count(text, "HTTP/1.1 200") == 1);
    CHECK(count(text, "HTTP/1.1 400") == 1);
    CHECK(text.find("/3") == std::string::npos);
}

TEST_CASE("a header that does not arrive is timed out, an idle connection closed without a word") {
    ServerSettings settings;
    settings.patience.header = 200ms;
    settings.patience.body = 200ms;
    settings.patience.idle = 400ms;
    Rig rig(settings);
    for (const char* part : {"GET / HT", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab"}) {
        auto socket = rig.connect();
        send(socket, part);
        CHECK(read_all(socket).starts_with("HTTP/1.1 408 "));
    }
    auto idle = rig.connect();
    CHECK(read_all(idle).empty());
}

TEST_CASE("drips do not buy more time") {
    ServerSettings settings;
    settings.patience.header = 300ms;
    Rig rig(settings);
    auto socket = rig.connect();
    const auto begin = std::chrono::steady_clock::now();
    boost::system::error_code ec;
    for (const char c : get("/", "X: " + std::string(60, 'x') + "\r\n")) {
        asio::write(socket, asio::buffer(&c, 1), ec);
        if (ec) break;
        std::this_thread::sleep_for(20ms);
    }
    CHECK(read_all(socket).starts_with("HTTP/1.1 408 "));
    CHECK(std::chrono::steady_clock::now() - begin < 3s);
}

TEST_CASE("more connections than there may be are turned away") {
    ServerSettings settings;
    settings.connections.total = 2;
    Rig rig(settings);
    auto first = rig.connect();
    auto second = rig.connect();
    send(first, get("/a"));
    send(second, get("/b"));
    std::this_thread::sleep_for(100ms);
    auto third = rig.connect();
    CHECK(read_all(third).starts_with("HTTP/1.1 503 "));
}

TEST_CASE("one address has its share of connections, this machine no limit but the whole") {
    Census census({.total = 5, .per_address = 2});
    const auto one = asio::ip::make_address("10.0.0.1");
    const auto other = asio::ip::make_address("10.0.0.2");
    const auto here = asio::ip::make_address("127.0.0.1");
    CHECK(census.admit(one));
    CHECK(census.admit(one));
    CHECK_FALSE(census.admit(one));
    CHECK(census.admit(other));
    census.leave(one);
    CHECK(census.admit(one));
    CHECK(census.admit(here));
    CHECK(census.admit(here));
    CHECK_FALSE(census.admit(here));
    CHECK(census.total() == 5);
}

TEST_CASE("a stop lets what runs finish, and takes nothing new") {
    Rig rig;
    auto busy = rig.connect();
    auto idle = rig.connect();
    send(idle, get("/a"));
    send(busy, get("/slow"));
    std::this_thread::sleep_for(100ms);
    const auto port = rig.server->port();
    bool done = false;
    std::thread stopper([&] { done = rig.server->stop(5s); });
    CHECK(count(read_all(busy), "Connection: close") == 1);
    CHECK(count(read_all(idle), "HTTP/1.1 200") == 1);
    stopper.join();
    CHECK(done);
    tcp::socket late(rig.context);
    boost::system::error_code ec;
    late.connect({asio::ip::make_address("127.0.0.1"), port}, ec);
    CHECK(ec);
}
