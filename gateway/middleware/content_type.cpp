#include "gateway/middleware/content_type.hpp"

#include <algorithm>
#include <string>

namespace rollcall::middleware {

bool is_json(std::string_view content_type) {
    std::string plain;
    for (const char c : content_type)
        if (c != ' ' && c != '\t' && c != '"') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return plain == "application/json" || plain == "application/json;charset=utf-8";
}

}  // namespace rollcall::middleware
