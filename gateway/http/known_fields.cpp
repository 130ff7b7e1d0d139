#include "gateway/http/known_fields.hpp"

#include <boost/beast/core/string.hpp>

#include <algorithm>

namespace rollcall::http {

namespace beast = boost::beast;

Method method_of(beast::http::verb verb) {
    switch (verb) {
        case beast::http::verb::get: return Method::get;
        case beast::http::verb::head: return Method::head;
        case beast::http::verb::post: return Method::post;
        case beast::http::verb::put: return Method::put;
        case beast::http::verb::patch: return Method::patch;
        case beast::http::verb::delete_: return Method::del;
        case beast::http::verb::options: return Method::options;
        default: return Method::other;
    }
}

std::optional<Header> header_of(beast::http::field field, beast::string_view name) {
    switch (field) {
        case beast::http::field::host: return Header::host;
        case beast::http::field::authorization: return Header::authorization;
        case beast::http::field::content_type: return Header::content_type;
        case beast::http::field::if_match: return Header::if_match;
        case beast::http::field::origin: return Header::origin;
        case beast::http::field::expect: return Header::expect;
        case beast::http::field::access_control_request_method: return Header::requested_method;
        case beast::http::field::unknown: break;
        default: return std::nullopt;
    }
    if (beast::iequals(name, "mbx-company-codename")) return Header::company_codename;
    if (beast::iequals(name, "x-api-key")) return Header::api_key;
    if (beast::iequals(name, "x-request-id")) return Header::request_id;
    if (beast::iequals(name, "traceparent")) return Header::traceparent;
    if (beast::iequals(name, "idempotency-key")) return Header::idempotency_key;
    if (beast::iequals(name, "x-forwarded-for")) return Header::forwarded_for;
    return std::nullopt;
}

bool is_length(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_host(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view(".-_:[]").find(c) != std::string_view::npos;
    });
}

bool takes_body(Method method) {
    return method == Method::post || method == Method::put || method == Method::patch;
}

}  // namespace rollcall::http
