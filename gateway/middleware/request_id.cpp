#include "gateway/middleware/request_id.hpp"

#include "common/core/id.hpp"

#include <algorithm>

namespace rollcall::middleware {

namespace {

bool is_sane(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
}

}  // namespace

std::string request_id_for(std::string_view offered) {
    if (!offered.empty() && offered.size() <= 64 && std::all_of(offered.begin(), offered.end(), is_sane))
        return std::string(offered);
    return format_uuid(make_uuid_v7(now()));
}

}  // namespace rollcall::middleware
