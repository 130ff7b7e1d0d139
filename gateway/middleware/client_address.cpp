#include "gateway/middleware/client_address.hpp"

#include <arpa/inet.h>

namespace rollcall::middleware {

namespace {

bool is_address(const std::string& text) {
    unsigned char bytes[sizeof(in6_addr)];
    return inet_pton(AF_INET, text.c_str(), bytes) == 1 || inet_pton(AF_INET6, text.c_str(), bytes) == 1;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace

std::string client_address(std::string_view peer, std::string_view forwarded_for, int trusted_proxies) {
    // Each proxy appends the address it saw, so only the last entries were written by proxies of ours.
    std::string_view entry;
    for (int hop = 0; hop < trusted_proxies && !forwarded_for.empty(); ++hop) {
        const auto comma = forwarded_for.rfind(',');
        entry = comma == std::string_view::npos ? forwarded_for : forwarded_for.substr(comma + 1);
        forwarded_for = comma == std::string_view::npos ? std::string_view{} : forwarded_for.substr(0, comma);
    }
    auto address = std::string(trimmed(entry));
    return is_address(address) ? address : std::string(peer);
}

}  // namespace rollcall::middleware
