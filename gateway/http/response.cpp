#include "gateway/http/response.hpp"

#include <charconv>

namespace rollcall::http {

std::string_view phrase_of(int status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 204: return "No Content";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 412: return "Precondition Failed";
        case 413: return "Content Too Large";
        case 415: return "Unsupported Media Type";
        case 417: return "Expectation Failed";
        case 422: return "Unprocessable Content";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 503: return "Service Unavailable";
        default: return "Unknown";
    }
}

std::string response_head(const HttpResponse& response, std::string_view date, bool http11, bool keep_alive) {
    std::string head;
    head.reserve(256 + response.headers.size());
    head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
    head.append(phrase_of(response.status)).append("\r\nDate: ").append(date).append("\r\n");
    if (!response.content_type.empty()) head.append("Content-Type: ").append(response.content_type).append("\r\n");
    if (response.pieces) {
        if (http11) head.append("Transfer-Encoding: chunked\r\n");
    } else if (response.status != 204) {
        head.append("Content-Length: ").append(std::to_string(response.body.size())).append("\r\n");
    }
    head.append(response.headers);
    if (!keep_alive) {
        head.append("Connection: close\r\n");
    } else if (!http11) {
        head.append("Connection: keep-alive\r\n");
    }
    head.append("\r\n");
    return head;
}

std::string chunk_head(std::size_t bytes) {
    char digits[20];
    const auto end = std::to_chars(digits, digits + sizeof digits, bytes, 16).ptr;
    return std::string(digits, end).append("\r\n");
}

}  // namespace rollcall::http
