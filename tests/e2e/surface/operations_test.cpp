// What operators and load balancers see.
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

TEST_CASE("health is public and says ok") {
    Client client(stack().gateway_port());
    const auto answer = client.send({.target = "/health"});
    CHECK(answer.status == 200);
    CHECK(answer.string_at("/status") == "ok");
}

TEST_CASE("a path of no surface answers 404, and the admin paths are not on the public port") {
    Client client(stack().gateway_port());
    for (const char* path : {"/", "/nowhere", "/metrics", "/readyz", "/livez"}) {
        INFO(path);
        CHECK(client.send({.target = path}).status == 404);
    }
}

TEST_CASE("no log line holds a token, a password or a name") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker, {.begins = -45});
    require_status(company.check_in(worker, shift), 201);
    CHECK_THROWS(company.login(worker.email, "a wrong password of ours"));
    std::this_thread::sleep_for(std::chrono::milliseconds(1200));
    for (const char* process : {"gateway", "identity", "shift", "attendance", "notification"}) {
        INFO(process);
        const auto log = company.stack().log_of(process);
        CHECK(log.find(worker.token) == std::string::npos);
        CHECK(log.find(worker.password) == std::string::npos);
        CHECK(log.find("a wrong password of ours") == std::string::npos);
        CHECK(log.find(worker.email) == std::string::npos);
    }
}

TEST_CASE("every log line is one JSON object, and the access log names request, company and route") {
    Company company;
    const auto answer =
        company.get(company.admin(), "/shiftmanagement-api/v1/shifts", {{"X-Request-Id", "find-me-42"}});
    require_status(answer, 200);
    std::string line;
    REQUIRE(eventually([&] {
        const auto log = company.stack().log_of("gateway");
        const auto at = log.find("find-me-42");
        if (at == std::string::npos || log.find('\n', at) == std::string::npos) return false;
        const auto begin = log.rfind('\n', at) + 1;
        line = log.substr(begin, log.find('\n', at) - begin);
        return true;
    }));
    const auto parsed = boost::json::parse(line);
    for (const char* field : {"time", "level", "service", "message"}) CHECK(parsed.as_object().contains(field));
    CHECK(line.find(company.codename()) != std::string::npos);
    CHECK(line.find("/shiftmanagement-api/v1/shifts") != std::string::npos);
}
