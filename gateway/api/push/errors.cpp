#include "gateway/api/push/errors.hpp"

namespace rollcall::push {

namespace {

constexpr std::string_view kText = "text/plain; charset=utf-8";

}  // namespace

http::HttpResponse text_answer(std::string text) {
    return {.content_type = kText, .body = std::move(text)};
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
