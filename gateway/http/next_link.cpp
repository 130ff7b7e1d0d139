#include "gateway/http/next_link.hpp"

#include <algorithm>

namespace rollcall::http {

std::string next_link(const HttpRequest& request, std::string_view cursor) {
    std::string link = "<" + std::string(request.path) + "?";
    std::string_view rest = request.query;
    while (!rest.empty()) {
        const auto pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
        if (!pair.empty() && !pair.starts_with("cursor=")) link.append(pair).append("&");
    }
    return link.append("cursor=").append(cursor).append(">; rel=\"next\"");
}

}  // namespace rollcall::http
