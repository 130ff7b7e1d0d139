// What a lenient parser lets through and a gateway must not: every case as bytes, on a connection of its own. After a
// framing error the connection is closed, so that nothing behind it is taken for a request.
#include "tests/support/http_client.hpp"
#include "tests/support/stack.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

constexpr char kSmuggled[] = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n";

int status_of(const std::string& answer) {
    return answer.starts_with("HTTP/1.1 ") ? std::atoi(answer.c_str() + 9) : 0;
}

int count(const std::string& text, const std::string& what) {
    int found = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

struct Case {
    const char* name;
    std::string bytes;
    std::vector<int> statuses;
};

std::string post(const std::string& headers, const std::string& body) {
    return "POST /auth-api/v1/login HTTP/1.1\r\nHost: a\r\nmbx-company-codename: babil\r\n"
           "Content-Type: application/json\r\n" +
           headers + "\r\n" + body;
}

std::string get(const std::string& target, const std::string& headers = "") {
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
}

const std::vector<Case>& refused() {
    static const std::vector<Case> cases{
        {"Transfer-Encoding gzip", post("Transfer-Encoding: gzip\r\n", kSmuggled), {400, 411, 501}},
        {"Transfer-Encoding identity", post("Transfer-Encoding: identity\r\n", kSmuggled), {400, 411, 501}},
        {"Transfer-Encoding xchunked", post("Transfer-Encoding: xchunked\r\n", kSmuggled), {400, 411, 501}},
        {"Transfer-Encoding chunked, identity",
         post("Transfer-Encoding: chunked, identity\r\n", kSmuggled),
         {400, 411, 501}},
        {"Transfer-Encoding twice",
         post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
         {400}},
        {"gzip with a length", post("Transfer-Encoding: gzip\r\nContent-Length: 2\r\n", "{}"), {400, 411, 501}},
        {"chunked with a length",
         post("Transfer-Encoding: chunked\r\nContent-Length: 2\r\n", "2\r\n{}\r\n0\r\n\r\n"),
         {400}},
        {"chunked on HTTP/1.0",
         "POST /auth-api/v1/login HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         {400, 505}},
        {"a trailer that names the tenant",
         post("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\nmbx-company-codename: umbra\r\n\r\n"),
         {400}},
        {"a trailer with a credential",
         post("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\nAuthorization: Bearer x\r\n\r\n"),
         {400}},
        {"two lengths that differ", post("Content-Length: 2\r\nContent-Length: 4\r\n", "{}"), {400}},
        {"two lengths that agree", post("Content-Length: 2\r\nContent-Length: 2\r\n", "{}"), {400}},
        {"a list of lengths", post("Content-Length: 2, 2\r\n", "{}"), {400}},
        {"a length that is none", post("Content-Length: two\r\n", "{}"), {400}},
        {"a negative length", post("Content-Length: -2\r\n", "{}"), {400}},
        {"a signed length", post("Content-Length: +2\r\n", "{}"), {400}},
        {"no Host", "GET /health HTTP/1.1\r\n\r\n", {400}},
        {"two Hosts", "GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", {400}},
        {"two tenants",
         get("/auth-api/v1/currentuser", "mbx-company-codename: babil\r\nmbx-company-codename: umbra\r\n"),
         {400}},
        {"two credentials",
         get("/auth-api/v1/currentuser",
             "mbx-company-codename: babil\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b\r\n"),
         {400}},
        {"a folded tenant", get("/auth-api/v1/currentuser", "mbx-company-codename: ba\r\n bil\r\n"), {400}},
        {"a tenant with a strange character",
         get("/auth-api/v1/currentuser", "Connection: close\r\nmbx-company-codename: ba bil\r\n"),
         {401}},
        {"absolute form", "GET http://a/health HTTP/1.1\r\nHost: a\r\n\r\n", {400}},
        {"authority form", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", {400, 405, 501}},
        {"an encoded NUL in the path", get("/health%00"), {400}},
        {"an encoded slash in an id", get("/attendancemanagement-api/v1/attendance-records/a%2Fb"), {400, 404}},
        {"a broken percent", get("/health%zz"), {400}},
        {"raw UTF-8 in the target", get("/h\xc3\xa9"), {400}},
        {"a tab in the target", "GET /he\talth HTTP/1.1\r\nHost: a\r\n\r\n", {400}},
        {"a body on GET", "GET /health HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}", {400}},
        {"a space before the colon", "GET /health HTTP/1.1\r\nHost : a\r\n\r\n", {400}},
        {"a NUL in a value", std::string("GET /health HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", 44), {400}},
        {"a bare CR", "GET /health HTTP/1.1\r\nHost: a\rX: b\r\n\r\n", {400}},
        {"HTTP/1.2", "GET /health HTTP/1.2\r\nHost: a\r\n\r\n", {400, 505}},
        {"HTTP/2 over clear text", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {400, 505}},
        {"no method", " /health HTTP/1.1\r\nHost: a\r\n\r\n", {400}},
        {"an expectation", post("Expect: 200-maybe\r\nContent-Length: 2\r\n", "{}"), {417}},
    };
    return cases;
}

}  // namespace

TEST_CASE("every broken request is refused, and the connection closed") {
    for (const auto& [name, bytes, statuses] : refused()) {
        INFO(name);
        const auto answer = exchange_raw(stack().gateway_port(), bytes + kSmuggled, 500);
        const auto status = status_of(answer);
        INFO(answer.substr(0, 300));
        CHECK(std::find(statuses.begin(), statuses.end(), status) != statuses.end());
        if (status != 417 && status != 404 && status != 405) {
            CHECK(count(answer, "HTTP/1.1 ") == 1);
            CHECK(answer.find("\"ok\"") == std::string::npos);
        }
    }
}

TEST_CASE("what cannot be read is refused in the words of where it wanted to go") {
    const auto hr = exchange_raw(stack().gateway_port(), get("/api/v1/attendance/%00/breaks"), 500);
    CHECK(status_of(hr) == 400);
    CHECK(hr.find("\"detail\"") != std::string::npos);
    const auto long_one =
        exchange_raw(stack().gateway_port(), get("/api/v1/attendance/" + std::string(9000, 'a')), 500);
    CHECK(status_of(long_one) == 431);
    CHECK(long_one.find("\"detail\"") != std::string::npos);
    const auto workforce = exchange_raw(stack().gateway_port(), get("/attendancemanagement-api/v1/%zz"), 500);
    CHECK(workforce.find("\"result\":\"ERR\"") != std::string::npos);
}

TEST_CASE("headers that are too many or too long answer 431") {
    std::string many;
    for (int i = 0; i < 1500; ++i) many += "a:b\r\n";
    CHECK(status_of(exchange_raw(stack().gateway_port(), get("/health", many), 500)) == 431);
    const auto large = "X: " + std::string(64 * 1024, 'x') + "\r\n";
    CHECK(status_of(exchange_raw(stack().gateway_port(), get("/health", large), 500)) == 431);
}

TEST_CASE("a length above the limit is refused before the body is read") {
    const auto answer = exchange_raw(stack().gateway_port(), post("Content-Length: 104857600\r\n", ""), 500);
    CHECK(status_of(answer) == 413);
}

TEST_CASE("exactly chunked is read, and a 100-continue answered") {
    const auto body = std::string(R"({"email":"a@example.com"})");
    char size[8];
    std::snprintf(size, sizeof size, "%zx", body.size());
    const auto chunked = post("Transfer-Encoding: chunked\r\n", std::string(size) + "\r\n" + body + "\r\n0\r\n\r\n");
    const auto answer = exchange_raw(stack().gateway_port(), chunked, 500);
    CHECK(status_of(answer) == 400);
    CHECK(answer.find("errMsg_passwordisRequired") != std::string::npos);
    const auto patient =
        exchange_raw(stack().gateway_port(), post("Expect: 100-continue\r\nContent-Length: 2\r\n", "{}"), 500);
    CHECK((patient.starts_with("HTTP/1.1 100") || status_of(patient) == 400));
    CHECK(patient.find("errMsg_emailisRequired") != std::string::npos);
}
