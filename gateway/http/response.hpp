#pragma once

#include "gateway/http/pieces.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace rollcall::http {

inline constexpr std::string_view kJson = "application/json; charset=utf-8";

struct HttpResponse {
    int status = 200;
    std::string_view content_type = kJson;  // static text; "" when there is no body
    std::string headers;                    // ready lines, "Name: value\r\n"
    std::string body;
    std::unique_ptr<Pieces> pieces = nullptr;  // what follows the body; null when it is whole

    // The value must not come from a client unless its characters were checked.
    void add(std::string_view name, std::string_view value) {
        headers.append(name).append(": ").append(value).append("\r\n");
    }
};

std::string_view phrase_of(int status);

// Status line and fields, up to and including the blank line. `date` is an RFC 9110 date. A body in pieces has no
// length: it is chunked, or for HTTP/1.0 ends with the connection.
std::string response_head(const HttpResponse& response, std::string_view date, bool http11, bool keep_alive);

// The line before a chunk of so many bytes.
std::string chunk_head(std::size_t bytes);

}  // namespace rollcall::http
