#include "gateway/http/percent.hpp"

#include <cstdint>

namespace rollcall::http {

namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
}

std::optional<std::string> decode(std::string_view text, bool plus_is_space) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = hex_value(text[i + 1]);
            const int low = hex_value(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high << 4 | low);
            i += 2;
        } else if (c == '+' && plus_is_space) {
            c = ' ';
        }
        if (is_control(c)) return std::nullopt;
        decoded += c;
    }
    return decoded;
}

std::size_t sequence_length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xc2 && lead <= 0xdf) return 2;
    if ((lead & 0xf0) == 0xe0) return 3;
    if (lead >= 0xf0 && lead <= 0xf4) return 4;
    return 0;
}

// Overlong forms, surrogates and what lies beyond U+10FFFF.
bool is_forbidden(std::uint32_t point, std::size_t length) {
    if (length == 3) return point < 0x800 || (point >= 0xd800 && point <= 0xdfff);
    return length == 4 && (point < 0x10000 || point > 0x10ffff);
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const auto length = sequence_length(lead);
        if (length == 0 || i + length > text.size()) return false;
        std::uint32_t point = length == 1 ? lead : lead & (0xffU >> (length + 1));
        for (std::size_t k = 1; k < length; ++k) {
            const auto byte = static_cast<unsigned char>(text[i + k]);
            if ((byte & 0xc0) != 0x80) return false;
            point = point << 6 | (byte & 0x3fU);
        }
        if (is_forbidden(point, length)) return false;
        i += length;
    }
    return true;
}

std::optional<std::string> decode_path(std::string_view text) {
    // An encoded '/' would make one segment look like two to whoever decodes later.
    for (std::size_t i = 0; i + 2 < text.size(); ++i)
        if (text[i] == '%' && text[i + 1] == '2' && (text[i + 2] == 'f' || text[i + 2] == 'F')) return std::nullopt;
    auto decoded = decode(text, false);
    if (!decoded) return std::nullopt;
    for (const char c : *decoded)
        if (static_cast<unsigned char>(c) >= 0x80) return std::nullopt;
    return decoded;
}

std::optional<QueryParameters> decode_query(std::string_view text) {
    QueryParameters parameters;
    while (!text.empty()) {
        const auto end = text.find('&');
        const auto pair = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (pair.empty()) continue;
        const auto equals = pair.find('=');
        auto name = decode(pair.substr(0, equals), true);
        auto value = decode(equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1), true);
        if (!name || !value || !is_valid_utf8(*name) || !is_valid_utf8(*value)) return std::nullopt;
        parameters.emplace_back(std::move(*name), std::move(*value));
    }
    return parameters;
}

}  // namespace rollcall::http
