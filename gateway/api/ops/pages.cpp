#include "gateway/api/ops/pages.hpp"

#include <fstream>
#include <iterator>

namespace rollcall::ops {

namespace {

struct Source {
    const char* path;
    const char* file;
    std::string_view content_type;
};

constexpr Source kSources[] = {
    {"/docs", "index.html", "text/html; charset=utf-8"},
    {"/docs/swagger-ui.css", "swagger-ui.css", "text/css; charset=utf-8"},
    {"/docs/swagger-ui-bundle.js", "swagger-ui-bundle.js", "text/javascript; charset=utf-8"},
    {"/docs/start.js", "start.js", "text/javascript; charset=utf-8"},
    {"/api/v1/openapi.json", "openapi.json", http::kJson},
};

// The pages' own files and calls to this very origin; Swagger UI writes styles into the page and draws its arrows from
// data URLs.
constexpr std::string_view kPolicy =
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' "
    "data:; "
    "frame-ancestors 'none'";

http::Answer show(const Page& page) {
    http::HttpResponse response{.content_type = page.content_type, .body = page.body};
    response.add("Cache-Control", "public, max-age=300");
    response.add("Content-Security-Policy", kPolicy);
    co_return response;
}

}  // namespace

Result<std::vector<Page>> read_pages(const std::filesystem::path& folder) {
    std::vector<Page> pages;
    for (const auto& source : kSources) {
        std::ifstream file(folder / source.file, std::ios::binary);
        if (!file) return fail(internal_error("cannot read " + (folder / source.file).string()));
        pages.push_back({source.path, source.content_type, {std::istreambuf_iterator<char>(file), {}}});
    }
    return pages;
}

std::vector<http::Route> page_routes(const std::vector<Page>& pages) {
    std::vector<http::Route> routes;
    for (const auto& page : pages)
        routes.push_back(
            {http::Method::get,
             page.path,
             http::Anyone{},
             http::Idempotency::ignored,
             [&page](const http::Exchange&) -> Result<http::Action> {
                 return [&page](http::Exchange&) { return show(page); };
             }}
        );
    return routes;
}

}  // namespace rollcall::ops
