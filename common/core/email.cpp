#include "common/core/email.hpp"

#include <algorithm>

namespace rollcall {

namespace {

constexpr std::size_t kLongest = 254;
constexpr std::size_t kLongestLocalPart = 64;

bool is_domain_label(std::string_view label) {
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
    return std::all_of(label.begin(), label.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

bool is_domain(std::string_view domain) {
    int labels = 0;
    for (;;) {
        const auto dot = domain.find('.');
        const auto label = domain.substr(0, dot);
        if (!is_domain_label(label)) return false;
        ++labels;
        if (dot == std::string_view::npos) {
            const auto reserved = {"test", "local", "localhost", "invalid"};
            return labels > 1 && std::find(reserved.begin(), reserved.end(), label) == reserved.end();
        }
        domain.remove_prefix(dot + 1);
    }
}

bool is_local_part(std::string_view local) {
    if (local.empty() || local.size() > kLongestLocalPart) return false;
    if (local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos) return false;
    return std::all_of(local.begin(), local.end(), [](char c) {
        return c > ' ' && c < '\x7f' && std::string_view("\"(),:;<>@[\\]").find(c) == std::string_view::npos;
    });
}

}  // namespace

bool is_email(std::string_view text) {
    if (text.size() > kLongest) return false;
    const auto at = text.rfind('@');
    if (at == std::string_view::npos) return false;
    return is_local_part(text.substr(0, at)) && is_domain(email_key(text.substr(at + 1)));
}

std::string email_key(std::string_view email) {
    std::string key(email);
    for (char& c : key)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return key;
}

}  // namespace rollcall
