#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

constexpr char kList[] = "/attendancemanagement-api/v1/attendance-records";

}  // namespace

TEST_CASE("answers and errors carry the usual headers") {
    Company company;
    const auto worker = company.hire("employee");
    for (const auto& answer : {company.get(worker, kList), company.get(worker, std::string(kList) + "/x")}) {
        INFO(answer.status);
        CHECK_FALSE(answer.header("Server-Timing").empty());
        CHECK_FALSE(answer.header("RateLimit").empty());
        CHECK_FALSE(answer.header("RateLimit-Policy").empty());
        CHECK(answer.header("Cache-Control").find("no-store") != std::string::npos);
        CHECK(answer.header("X-Content-Type-Options") == "nosniff");
        CHECK(answer.header("X-Frame-Options") == "DENY");
        CHECK_FALSE(answer.header("Referrer-Policy").empty());
        CHECK_FALSE(answer.header("Date").empty());
    }
}

TEST_CASE("a sane request id is echoed, another is replaced") {
    Company company;
    const auto ask = [&](const std::string& id) { return company.get(company.admin(), kList, {{"X-Request-Id", id}}); };
    const auto echoed = ask("abc-123_DEF.4");
    CHECK(echoed.header("X-Request-Id") == "abc-123_DEF.4");
    CHECK(echoed.string_at("/requestId") == "abc-123_DEF.4");
    for (const auto& odd : {std::string("has a space"), std::string(500, 'x'), std::string("<script>")}) {
        const auto replaced = ask(odd).header("X-Request-Id");
        CHECK_FALSE(replaced.empty());
        CHECK(replaced != odd);
    }
}

TEST_CASE("a read of one object carries its version as ETag") {
    Company company;
    const auto shift = company.shift();
    const auto answer = company.get(company.admin(), "/shiftmanagement-api/v1/shifts/" + shift.id);
    const auto version = std::to_string(answer.number_at("/shift/recordVersion"));
    CHECK(answer.header("ETag").find(version) != std::string::npos);
    CHECK(answer.header("ETag").front() == '"');
}

TEST_CASE("cross-origin calls are allowed for the listed origins only") {
    Company company;
    Client client(company.stack().gateway_port());
    const auto preflight = [&](const std::string& origin) {
        return client.send(
            {.method = "OPTIONS",
             .target = kList,
             .headers =
                 {
                     {"Origin", origin},
                     {"Access-Control-Request-Method", "GET"},
                     {"Access-Control-Request-Headers", "authorization, mbx-company-codename"},
                 }}
        );
    };
    const auto allowed = preflight("http://localhost:5173");
    CHECK((allowed.status == 200 || allowed.status == 204));
    CHECK(allowed.header("Access-Control-Allow-Origin") == "http://localhost:5173");
    CHECK(allowed.header("Access-Control-Allow-Credentials") == "true");
    for (const char* method : {"GET", "POST", "PUT", "PATCH", "DELETE"})
        CHECK(allowed.header("Access-Control-Allow-Methods").find(method) != std::string::npos);
    CHECK(allowed.header("Access-Control-Allow-Headers").find("mbx-company-codename") != std::string::npos);
    CHECK_FALSE(preflight("https://evil.example.com").has_header("Access-Control-Allow-Origin"));

    const auto headers = Headers{{"Origin", "http://localhost:5173"}};
    for (const auto& path : {std::string(kList), std::string(kList) + "/x", std::string("/nowhere")}) {
        const auto answer = company.get(company.admin(), path, headers);
        INFO(path);
        CHECK(answer.header("Access-Control-Allow-Origin") == "http://localhost:5173");
        CHECK(answer.header("Vary").find("Origin") != std::string::npos);
        CHECK(answer.header("Access-Control-Expose-Headers").find("ETag") != std::string::npos);
    }
}
