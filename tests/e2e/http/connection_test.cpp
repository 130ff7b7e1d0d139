#include "tests/support/http_client.hpp"
#include "tests/support/stack.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

int count(const std::string& text, const std::string& what) {
    int found = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("requests sent in one go are answered in order on one connection") {
    std::string bytes;
    for (int i = 0; i < 5; ++i)
        bytes += "GET /health HTTP/1.1\r\nHost: a\r\nX-Request-Id: in-order-" + std::to_string(i) + "\r\n\r\n";
    const auto answer = exchange_raw(stack().gateway_port(), bytes, 500);
    CHECK(count(answer, "HTTP/1.1 200") == 5);
    std::size_t at = 0;
    for (int i = 0; i < 5; ++i) {
        at = answer.find("in-order-" + std::to_string(i), at);
        CHECK(at != std::string::npos);
    }
}

TEST_CASE("Connection: close is honoured") {
    const auto answer =
        exchange_raw(stack().gateway_port(), "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 2000);
    CHECK(count(answer, "HTTP/1.1 200") == 1);
}

TEST_CASE("HEAD answers as GET without a body") {
    Client client(stack().gateway_port());
    const auto answer = client.send({.method = "HEAD", .target = "/health"});
    CHECK(answer.status == 200);
    CHECK(answer.text.empty());
    CHECK(client.send({.target = "/health"}).status == 200);
}

TEST_CASE("a gateway that is told to stop finishes what runs and exits 0") {
    static RedisServer redis;
    Stack own(postgres(), redis);
    Client client(own.gateway_port());
    REQUIRE(client.send({.target = "/health"}).status == 200);
    CHECK(own.stop("gateway") == 0);
    for (const char* service : {"notification", "attendance", "shift", "identity"}) {
        INFO(service);
        CHECK(own.stop(service) == 0);
    }
}
