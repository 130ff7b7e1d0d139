#include "common/metrics/metrics.hpp"
#include "tests/support/child.hpp"
#include "tests/support/http_client.hpp"

#include <catch2/catch.hpp>

using rollcall::metrics::AdminServer;

namespace {

struct Served {
    std::string reason;
    int port = support::free_port();
    AdminServer server{"127.0.0.1:" + std::to_string(port), [this] { return reason; }};

    support::Answer get(const std::string& path) { return support::Client(port).send({.target = path}); }
};

}  // namespace

TEST_CASE("live says ok, ready says why not") {
    Served served;
    CHECK(served.get("/livez").status == 200);
    CHECK(served.get("/readyz").status == 200);
    served.reason = "PostgreSQL is away";
    CHECK(served.get("/livez").status == 200);
    const auto answer = served.get("/readyz?verbose");
    CHECK(answer.status == 503);
    CHECK(answer.text == "PostgreSQL is away\n");
}

TEST_CASE("metrics come in the text format, and nothing else is there") {
    Served served;
    rollcall::metrics::counter("rollcall_test_scrapes_total", "Scrapes.").add();
    const auto answer = served.get("/metrics");
    CHECK(answer.status == 200);
    CHECK(answer.header("Content-Type").starts_with("text/plain; version=0.0.4"));
    CHECK(answer.text.find("rollcall_test_scrapes_total 1") != std::string::npos);
    CHECK(served.get("/").status == 404);
    support::Client client(served.port);
    CHECK(client.send({.method = "POST", .target = "/livez", .body = ""}).status == 405);
}

TEST_CASE("an address that cannot be bound says so") {
    CHECK_THROWS_AS(AdminServer("127.0.0.1", [] { return ""; }), std::runtime_error);
    CHECK_THROWS_AS(AdminServer("203.0.113.9:80", [] { return ""; }), std::runtime_error);
}
