#include "gateway/middleware/answer_headers.hpp"

#include <charconv>

namespace rollcall::middleware {

namespace {

constexpr std::string_view kSafeguards =
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: no-referrer\r\n";
constexpr std::string_view kNothingLoads = "default-src 'none'; frame-ancestors 'none'";

void append_milliseconds(std::string& text, std::string_view name, http::Exchange::Clock::duration time) {
    const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(time).count();
    char digits[32];
    const auto [end, failure] =
        std::to_chars(digits, digits + sizeof digits, static_cast<double>(micros) / 1000, std::chars_format::fixed, 3);
    text.append(name).append(";dur=").append(digits, failure == std::errc{} ? end : digits);
}

void add_server_timing(const http::Exchange& exchange, http::HttpResponse& response) {
    auto& headers = response.headers;
    headers += "Server-Timing: ";
    append_milliseconds(headers, "total", http::Exchange::Clock::now() - exchange.began);
    append_milliseconds(headers, ", auth", exchange.authentication);
    append_milliseconds(headers, ", upstream", exchange.upstream);
    headers += "\r\n";
}

void add_rate_standing(const http::RateStanding& rate, http::HttpResponse& response) {
    if (rate.limit == 0) return;
    const auto policy = '"' + std::string(rate.policy) + '"';
    response.add(
        "RateLimit-Policy", policy + ";q=" + std::to_string(rate.limit) + ";w=" + std::to_string(rate.window_seconds)
    );
    response.add(
        "RateLimit", policy + ";r=" + std::to_string(rate.remaining) + ";t=" + std::to_string(rate.reset_seconds)
    );
}

}  // namespace

void add_answer_headers(const http::Exchange& exchange, bool tls, http::HttpResponse& response) {
    response.headers.reserve(response.headers.size() + 640);
    const bool says_caching = response.headers.find("Cache-Control:") != std::string::npos;
    const bool says_policy = response.headers.find("Content-Security-Policy:") != std::string::npos;
    if (!says_caching) response.add("Cache-Control", "no-store");
    response.add("X-Request-Id", exchange.request_id);
    add_server_timing(exchange, response);
    add_rate_standing(exchange.rate, response);
    if (exchange.replayed) response.add("Idempotency-Replayed", "true");
    response.headers += kSafeguards;
    if (!says_policy) response.add("Content-Security-Policy", kNothingLoads);
    if (tls) response.add("Strict-Transport-Security", "max-age=63072000");
}

}  // namespace rollcall::middleware
