#include "gateway/middleware/trace.hpp"

#include "common/core/id.hpp"

#include <algorithm>

namespace rollcall::middleware {

namespace {

// "00-" trace-id "-" parent-id "-" flags
constexpr std::size_t kTraceAt = 3;
constexpr std::size_t kTraceSize = 32;
constexpr std::size_t kParentAt = 36;
constexpr std::size_t kParentSize = 16;
constexpr std::size_t kFlagsAt = 53;
constexpr std::size_t kSize = 55;

bool is_hex(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
}

bool is_zero(std::string_view text) {
    return text.find_first_not_of('0') == std::string_view::npos;
}

bool is_well_formed(std::string_view text) {
    if (text.size() < kSize || text[2] != '-' || text[35] != '-' || text[52] != '-') return false;
    const auto version = text.substr(0, 2);
    // A later version may say more, after another dash.
    if (version == "00" ? text.size() != kSize : text.size() > kSize && text[kSize] != '-') return false;
    const auto trace = text.substr(kTraceAt, kTraceSize);
    const auto parent = text.substr(kParentAt, kParentSize);
    return is_hex(version) && version != "ff" && is_hex(trace) && !is_zero(trace) && is_hex(parent) &&
           !is_zero(parent) && is_hex(text.substr(kFlagsAt, 2));
}

void append_hex(std::string& text, const std::uint8_t* bytes, std::size_t size) {
    static constexpr char kDigits[] = "0123456789abcdef";
    for (std::size_t i = 0; i < size; ++i) {
        text += kDigits[bytes[i] >> 4];
        text += kDigits[bytes[i] & 15];
    }
}

}  // namespace

std::string traceparent_for(std::string_view offered) {
    const auto fresh = make_uuid_v7(now());
    std::string ours = "00-";
    ours.reserve(kSize);
    if (is_well_formed(offered)) {
        ours += offered.substr(kTraceAt, kTraceSize);
    } else {
        append_hex(ours, fresh.data(), fresh.size());
    }
    ours += '-';
    // The second half of a UUIDv7 is random, and never zero.
    append_hex(ours, fresh.data() + 8, 8);
    ours += '-';
    ours += is_well_formed(offered) ? offered.substr(kFlagsAt, 2) : "01";
    return ours;
}

std::string_view trace_id_of(std::string_view traceparent) {
    return traceparent.substr(kTraceAt, kTraceSize);
}

}  // namespace rollcall::middleware
