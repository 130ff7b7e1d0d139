// The API's description and the pages that show it, read once at start.
#pragma once

#include "common/core/result.hpp"
#include "gateway/http/route.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace rollcall::ops {

struct Page {
    std::string path;               // "/docs"
    std::string_view content_type;  // static text
    std::string body;
};

// GET /docs with its style and script, and GET /api/v1/openapi.json. Errors: internal, naming the file of `folder` that
// cannot be read.
Result<std::vector<Page>> read_pages(const std::filesystem::path& folder);

// Open to anyone; the pages must outlive the routes.
std::vector<http::Route> page_routes(const std::vector<Page>& pages);

}  // namespace rollcall::ops
