#include "gateway/middleware/cors.hpp"

#include <algorithm>

namespace rollcall::middleware {

namespace {

constexpr std::string_view kMethods = "GET, POST, PUT, PATCH, DELETE, OPTIONS, HEAD";
constexpr std::string_view kRequestHeaders =
    "Authorization, Content-Type, Accept, Origin, Range, X-Requested-With, mbx-company-codename, Idempotency-Key, "
    "If-Match, X-API-Key, X-Request-Id";
constexpr std::string_view kExposed =
    "Content-Disposition, Content-Length, Content-Range, Accept-Ranges, Link, ETag, Retry-After, RateLimit, "
    "X-Request-Id";
constexpr std::string_view kRememberSeconds = "600";

}  // namespace

Cors::Cors(std::vector<std::string> origins) : origins_(std::move(origins)) {
    for (auto& origin : origins_)
        if (origin.ends_with('/')) origin.pop_back();
}

bool Cors::allows(std::string_view origin) const {
    return std::find(origins_.begin(), origins_.end(), origin) != origins_.end();
}

bool Cors::is_preflight(const http::HttpRequest& request) {
    return request.method == http::Method::options && request.has(http::Header::origin) &&
           request.has(http::Header::requested_method);
}

http::HttpResponse Cors::preflight(const http::HttpRequest& request) const {
    http::HttpResponse response{.content_type = {}};
    if (!allows(request.header(http::Header::origin))) return response;
    response.add("Access-Control-Allow-Methods", kMethods);
    response.add("Access-Control-Allow-Headers", kRequestHeaders);
    response.add("Access-Control-Max-Age", kRememberSeconds);
    return response;
}

void Cors::add_headers(const http::HttpRequest& request, http::HttpResponse& response) const {
    if (origins_.empty()) return;
    response.add("Vary", "Origin");
    const auto origin = request.header(http::Header::origin);
    if (origin.empty() || !allows(origin)) return;
    response.add("Access-Control-Allow-Origin", origin);
    response.add("Access-Control-Allow-Credentials", "true");
    if (!is_preflight(request)) response.add("Access-Control-Expose-Headers", kExposed);
}

}  // namespace rollcall::middleware
