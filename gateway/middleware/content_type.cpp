#include "gateway/middleware/content_type.hpp"

#include "gateway/http/multipart.hpp"

namespace rollcall::middleware {

namespace {

bool is(std::string_view type, std::string_view content_type) {
    std::string plain;
    for (const char c : content_type)
        if (c != ' ' && c != '\t' && c != '"') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (!plain.starts_with(type)) return false;
    const auto rest = std::string_view(plain).substr(type.size());
    return rest.empty() || rest == ";charset=utf-8";
}

}  // namespace

bool is_json(std::string_view content_type) {
    return is("application/json", content_type);
}

bool is_taken(http::Media media, std::string_view content_type) {
    switch (media) {
        case http::Media::json: return is_json(content_type);
        case http::Media::json_or_form:
            return is_json(content_type) || is("application/x-www-form-urlencoded", content_type);
        case http::Media::multipart: return http::is_form(content_type);
        case http::Media::any: return true;
    }
    return false;
}

std::string how_to_send(http::Media media) {
    return media == http::Media::multipart ? "Send the body as multipart/form-data."
                                           : "Send the body as application/json.";
}

}  // namespace rollcall::middleware
