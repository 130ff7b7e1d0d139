#include "common/pg/row_array.hpp"

#include <charconv>

namespace rollcall::pg {

namespace {

bool is_plain(std::string_view text) {
    if (text.empty()) return false;
    for (const char c : text) {
        const bool safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                          c == '_' || c == '.' || c == ':' || c == '/' || c == '+';
        if (!safe) return false;
    }
    return true;
}

}  // namespace

RowArray& RowArray::row() {
    text_ += text_.empty() ? "\"(" : ")\",\"(";
    first_in_row_ = true;
    return *this;
}

void RowArray::separate() {
    if (!first_in_row_) text_ += ',';
    first_in_row_ = false;
}

RowArray& RowArray::plain(std::string_view text) {
    separate();
    text_ += text;
    return *this;
}

RowArray& RowArray::null() {
    return plain("");
}

// Quoted for the composite (\" around, \ and " doubled by a backslash), and all of that again for the array.
RowArray& RowArray::add(std::string_view text) {
    if (is_plain(text)) return plain(text);
    separate();
    text_ += "\\\"";
    for (const char c : text) {
        if (c == '"')
            text_ += "\\\\\\\"";
        else if (c == '\\')
            text_ += "\\\\\\\\";
        else
            text_ += c;
    }
    text_ += "\\\"";
    return *this;
}

RowArray& RowArray::add(double number) {
    char digits[32];
    const auto [end, failure] = std::to_chars(digits, digits + sizeof digits, number);
    return plain({digits, static_cast<std::size_t>(end - digits)});
}

RowArray& RowArray::bytes(std::string_view bytes) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string hex = "\\x";
    hex.reserve(2 + 2 * bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        hex += kDigits[byte >> 4];
        hex += kDigits[byte & 15];
    }
    return add(std::string_view(hex));
}

}  // namespace rollcall::pg
