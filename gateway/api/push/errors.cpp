#include "gateway/api/push/errors.hpp"

#include "common/core/instant.hpp"

#include <ctime>

namespace rollcall::push {

namespace {

constexpr std::string_view kText = "text/plain; charset=utf-8";

// Terminals set their clocks by it.
std::string http_date(Instant at) {
    const auto seconds = static_cast<std::time_t>(to_unix_micros(at) / 1'000'000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[64];
    return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

}  // namespace

http::HttpResponse text_answer(std::string text) {
    http::HttpResponse response{.content_type = kText, .body = std::move(text)};
    response.add("Date", http_date(now()));
    return response;
}

http::HttpResponse PushSurface::refuse(const http::Exchange&, int status, const Error& error) const {
    std::string words;
    for (const auto& fault : error.fields) words += (words.empty() ? "" : "; ") + fault.field + " " + fault.message;
    if (status == 500) words = "Something went wrong here.";
    if (words.empty()) words = error.message.empty() ? error.reason : error.message;
    auto response = text_answer("ERROR: " + words + "\n");
    response.status = status;
    return response;
}

}  // namespace rollcall::push
