// Raw bytes in, verdict out: what Beast's parser lets through and the gate must not.
#include "gateway/http/request_gate.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace rollcall::http;
using namespace std::string_literals;

namespace {

struct Verdict {
    int status = 0;  // 0: more bytes wanted, 200: a request
    HttpRequest request;
    std::size_t left = 0;  // bytes that were not taken
};

// Feeds `bytes` in pieces of at most `piece`, as a session does.
Verdict judge(const std::string& bytes, std::size_t piece = std::string::npos, MessageLimits limits = {}) {
    RequestGate gate(limits);
    std::string buffer;
    std::size_t at = 0;
    for (;;) {
        std::size_t consumed = 0;
        const auto progress = gate.put(buffer, consumed);
        buffer.erase(0, consumed);
        const auto left = buffer.size() + bytes.size() - at;
        if (progress == RequestGate::Progress::refused) return {gate.refusal().status, {}, left};
        if (progress == RequestGate::Progress::complete) return {200, gate.take(), left};
        if (progress == RequestGate::Progress::header_complete) continue;
        if (at == bytes.size()) return {0, {}, left};
        const auto more = std::min(piece, bytes.size() - at);
        buffer.append(bytes, at, more);
        at += more;
    }
}

std::string get(const std::string& target, const std::string& fields = "") {
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

std::string post(const std::string& fields, const std::string& body) {
    return "POST /x HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n" + body;
}

struct Case {
    const char* name;
    std::string bytes;
    int status;
};

}  // namespace

TEST_CASE("the gate refuses what two readers could understand differently") {
    const std::vector<Case> cases{
        {"unknown coding", post("Transfer-Encoding: gzip\r\n", "GET /y HTTP/1.1\r\n\r\n"), 400},
        {"identity", post("Transfer-Encoding: identity\r\n", ""), 400},
        {"xchunked", post("Transfer-Encoding: xchunked\r\n", ""), 400},
        {"chunked, identity", post("Transfer-Encoding: chunked, identity\r\n", ""), 400},
        {"gzip, chunked", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 400},
        {"chunked in other letters", post("Transfer-Encoding: Chunked\r\n", "0\r\n\r\n"), 400},
        {"chunked twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
        {"coding and length", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"), 400},
        {"length and coding", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
        {"gzip and length", post("Transfer-Encoding: gzip\r\nContent-Length: 2\r\n", "{}"), 400},
        {"chunked in HTTP/1.0", "POST /x HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"trailer that names the tenant",
         post("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\nmbx-company-codename: b\r\n\r\n"),
         400},
        {"any trailer", post("Transfer-Encoding: chunked\r\n", "0\r\nA: b\r\n\r\n"), 400},
        {"length twice", post("Content-Length: 2\r\nContent-Length: 2\r\n", "{}"), 400},
        {"lengths that differ", post("Content-Length: 2\r\nContent-Length: 3\r\n", "{}"), 400},
        {"list of lengths", post("Content-Length: 2, 2\r\n", "{}"), 400},
        {"signed length", post("Content-Length: +2\r\n", "{}"), 400},
        {"negative length", post("Content-Length: -2\r\n", "{}"), 400},
        {"hex length", post("Content-Length: 0x2\r\n", "{}"), 400},
        {"empty length", post("Content-Length: \r\n", ""), 400},
        {"huge length", post("Content-Length: 99999999999999999999\r\n", ""), 400},
        {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400},
        {"host with a space", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
        {"host with a user", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", 400},
        {"empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
        {"folded line", get("/", "mbx-company-codename: ba\r\n bil\r\n"), 400},
        {"folded with a tab", get("/", "X-Any: ba\r\n\tbil\r\n"), 400},
        {"body on GET", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}", 400},
        {"body on HEAD", "HEAD / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}", 400},
        {"body on DELETE", "DELETE / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}", 400},
        {"chunked GET", "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"other expectation", post("Expect: 200-ok\r\nContent-Length: 2\r\n", "{}"), 417},
        {"bare CR", "GET / HTTP/1.1\r\nHost: a\rX: y\r\n\r\n", 400},
        {"NUL in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n"s, 400},
        {"space before the colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400},
        {"empty field name", "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", 400},
        {"HTTP/1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", 400},
        {"HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400},
        {"no version", "GET /\r\n\r\n", 400},
        {"no method", " / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"not HTTP", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"s, 400},
        {"bad chunk size", post("Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n"), 400},
        {"chunk longer than said", post("Transfer-Encoding: chunked\r\n", "1\r\n{}\r\n0\r\n\r\n"), 400},
    };
    for (const auto& [name, bytes, status] : cases)
        for (const std::size_t piece : {std::string::npos, std::size_t{1}, std::size_t{7}}) {
            INFO(name << " in pieces of " << piece);
            CHECK(judge(bytes, piece).status == status);
        }
}

TEST_CASE("a bare LF ends no line: refused, or waited for in vain") {
    for (const std::size_t piece : {std::string::npos, std::size_t{1}})
        CHECK(judge("GET / HTTP/1.1\nHost: a\n\n", piece).status != 200);
}

TEST_CASE("fields that decide something are taken once") {
    for (const char* name :
         {"mbx-company-codename",
          "MBX-Company-Codename",
          "Authorization",
          "X-API-Key",
          "Content-Type",
          "Idempotency-Key",
          "If-Match",
          "Origin",
          "X-Request-Id",
          "traceparent",
          "Expect",
          "Access-Control-Request-Method"}) {
        INFO(name);
        const auto field = std::string(name) + ": 100-continue\r\n";
        CHECK(judge(get("/", field)).status == 200);
        CHECK(judge(get("/", field + field)).status == 400);
    }
    CHECK(judge(get("/", "Accept: a\r\nAccept: b\r\nCookie: c\r\nCookie: d\r\nVia: e\r\nVia: f\r\n")).status == 200);
}

TEST_CASE("the target is a path, and its escapes are decoded once and strictly") {
    for (const char* target :
         {"http://a/health", "*",        "a:80",    "health",     "/a%00",    "/a%0ab", "/a%2Fb", "/a%2fb",
          "/a%zz",           "/a%2",     "/a%",     "/h\xc3\xa9", "/a%c3%a9", "/a\tb",  "/a#b",   "/a?b=%",
          "/a?b=%00",        "/a?b=%ff", "/a?b=%1", "/a\x7f"}) {
        INFO(target);
        CHECK(judge(get(target)).status == 400);
    }
    const auto read = judge(get("/a%20b/c?d=e%20f&g=%c3%a9"));
    REQUIRE(read.status == 200);
    CHECK(read.request.path == "/a b/c");
    CHECK(read.request.query == "d=e%20f&g=%c3%a9");
    CHECK(judge(get("/%2541")).request.path == "/%41");
}

TEST_CASE("header and body have limits") {
    std::string many;
    for (int i = 0; i < 64; ++i) many += "a:b\r\n";
    CHECK(judge(get("/", many)).status == 431);
    CHECK(judge(get("/", many.substr(5))).status == 200);
    for (const std::size_t piece : {std::string::npos, std::size_t{1000}}) {
        CHECK(judge(get("/", "X: " + std::string(9000, 'x') + "\r\n"), piece).status == 431);
        CHECK(judge(get("/" + std::string(9000, 'x')), piece).status == 431);
        CHECK(judge(get("/" + std::string(4097, 'x')), piece).status == 431);
        CHECK(judge("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(9000, 'x'), piece).status == 431);
    }
    CHECK(judge(get("/", "X: " + std::string(7000, 'x') + "\r\n")).status == 200);
    CHECK(judge(post("Content-Length: 1048577\r\n", "")).status == 413);
    CHECK(judge(post("Transfer-Encoding: chunked\r\n", "100001\r\n")).status == 413);
    CHECK(judge(post("Content-Length: 1048576\r\n", std::string(1048576, ' ')), 4096).status == 200);
    const std::string half = "80000\r\n" + std::string(0x80000, ' ') + "\r\n";
    CHECK(judge(post("Transfer-Encoding: chunked\r\n", half + half + "0\r\n\r\n"), 4096).status == 200);
    CHECK(judge(post("Transfer-Encoding: chunked\r\n", half + half + "1\r\n"), 4096).status == 413);
}

TEST_CASE("chunks may not be used to waste time") {
    std::string crumbs;
    for (int i = 0; i < 17'000; ++i) crumbs += "1\r\n \r\n";
    CHECK(judge(post("Transfer-Encoding: chunked\r\n", crumbs + "0\r\n\r\n"), 8192).status == 400);
    const auto extended = "1;" + std::string(2000, 'x') + "\r\n \r\n0\r\n\r\n";
    CHECK(judge(post("Transfer-Encoding: chunked\r\n", extended), 8192).status == 400);
    const auto endless = "1;" + std::string(200'000, 'x');
    CHECK(judge(post("Transfer-Encoding: chunked\r\n", endless), 4096).status == 400);
}

TEST_CASE("a body comes whole, however it was cut") {
    const std::string body = R"({"shiftId":"x"})";
    const auto sized = post("Content-Length: " + std::to_string(body.size()) + "\r\n", body);
    const auto chunked = post(
        "Transfer-Encoding: chunked\r\n",
        "5\r\n" + body.substr(0, 5) + "\r\na;e=f\r\n" + body.substr(5) + "\r\n0\r\n\r\n"
    );
    for (const auto& bytes : {sized, chunked})
        for (std::size_t piece = 1; piece < bytes.size(); ++piece) {
            const auto read = judge(bytes, piece);
            REQUIRE(read.status == 200);
            CHECK(read.request.body == body);
        }
}

TEST_CASE("what follows a request is left for the next one") {
    RequestGate gate({});
    std::string buffer = get("/one") + post("Content-Length: 2\r\n", "{}") + get("/three");
    std::vector<std::string> paths;
    while (!buffer.empty()) {
        std::size_t consumed = 0;
        const auto progress = gate.put(buffer, consumed);
        buffer.erase(0, consumed);
        if (progress == RequestGate::Progress::complete) paths.push_back(gate.take().path);
    }
    CHECK(paths == std::vector<std::string>{"/one", "/x", "/three"});
}

TEST_CASE("a connection is kept as the protocol says") {
    CHECK(judge(get("/")).request.keep_alive);
    CHECK_FALSE(judge(get("/", "Connection: close\r\n")).request.keep_alive);
    CHECK_FALSE(judge("GET / HTTP/1.0\r\nHost: a\r\n\r\n").request.keep_alive);
    CHECK(judge("GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n").request.keep_alive);
    CHECK(judge(get("/", "Connection: Upgrade\r\nUpgrade: h2c\r\n")).status == 200);
}

TEST_CASE("forwarded addresses are joined in their order") {
    const auto read = judge(get("/", "X-Forwarded-For: 1.1.1.1\r\nX-Forwarded-For: 2.2.2.2, 3.3.3.3\r\n"));
    CHECK(read.request.header(Header::forwarded_for) == "1.1.1.1,2.2.2.2, 3.3.3.3");
}

TEST_CASE("an expectation is told when the body may come") {
    RequestGate gate({});
    std::size_t consumed = 0;
    const auto head = post("Expect: 100-continue\r\nContent-Length: 2\r\n", "");
    CHECK(gate.put(head, consumed) == RequestGate::Progress::header_complete);
    CHECK(gate.wants_continue());
    CHECK(gate.put("{}", consumed) == RequestGate::Progress::complete);
}
