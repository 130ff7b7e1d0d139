#include "gateway/middleware/cors.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using middleware::Cors;

namespace {

http::HttpRequest from(const std::string& origin, http::Method method = http::Method::get) {
    http::HttpRequest request;
    request.method = method;
    request.set(http::Header::origin, origin);
    if (method == http::Method::options) request.set(http::Header::requested_method, "POST");
    return request;
}

std::string headers(const Cors& cors, const http::HttpRequest& request) {
    auto response = Cors::is_preflight(request) ? cors.preflight(request) : http::HttpResponse{};
    cors.add_headers(request, response);
    return response.headers;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

const Cors kCors({"https://app.example/", "https://other.example"});

}  // namespace

TEST_CASE("a listed origin is allowed by name, with credentials, and may read our headers") {
    const auto given = headers(kCors, from("https://app.example"));
    CHECK(has(given, "Access-Control-Allow-Origin: https://app.example\r\n"));
    CHECK(has(given, "Access-Control-Allow-Credentials: true\r\n"));
    CHECK(has(given, "Vary: Origin\r\n"));
    for (const char* name :
         {"Content-Disposition", "Content-Range", "Link", "ETag", "Retry-After", "RateLimit", "X-Request-Id"})
        CHECK(has(given, name));
}

TEST_CASE("an origin that is not listed gets nothing, however close it comes") {
    for (const char* origin :
         {"https://evil.example",
          "https://app.example.evil",
          "http://app.example",
          "https://APP.example",
          "https://app.example:444",
          "null",
          "*",
          ""}) {
        INFO(origin);
        CHECK_FALSE(has(headers(kCors, from(origin)), "Access-Control"));
        CHECK_FALSE(has(headers(kCors, from(origin, http::Method::options)), "Access-Control"));
    }
}

TEST_CASE("a preflight is told methods and headers") {
    const auto request = from("https://other.example", http::Method::options);
    REQUIRE(Cors::is_preflight(request));
    const auto given = headers(kCors, request);
    CHECK(has(given, "Access-Control-Allow-Methods: GET, POST, PUT, PATCH, DELETE, OPTIONS, HEAD\r\n"));
    for (const char* name :
         {"Authorization", "Content-Type", "mbx-company-codename", "Idempotency-Key", "If-Match", "X-API-Key"})
        CHECK(has(given, name));
    CHECK_FALSE(has(given, "*"));
}

TEST_CASE("an OPTIONS without an origin or a method is no preflight") {
    http::HttpRequest request;
    request.method = http::Method::options;
    CHECK_FALSE(Cors::is_preflight(request));
    request.set(http::Header::origin, "https://app.example");
    CHECK_FALSE(Cors::is_preflight(request));
}
