#include "common/core/id.hpp"

#include <cstring>
#include <stdexcept>
#include <sys/random.h>

namespace rollcall {

namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// Randomness is drawn in blocks: one system call serves 64 ids.
void fill_random(std::uint8_t* out, std::size_t size) {
    thread_local std::array<std::uint8_t, 640> block;
    thread_local std::size_t used = block.size();
    if (used + size > block.size()) {
        if (getrandom(block.data(), block.size(), 0) != static_cast<ssize_t>(block.size()))
            throw std::runtime_error("the kernel gave no random bytes");
        used = 0;
    }
    std::memcpy(out, block.data() + used, size);
    used += size;
}

}  // namespace

std::optional<UuidBytes> parse_uuid(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    UuidBytes bytes{};
    std::size_t byte = 0;
    for (std::size_t i = 0; i < 36;) {
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (text[i++] != '-') return std::nullopt;
            continue;
        }
        const int high = hex_value(text[i]);
        const int low = hex_value(text[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes[byte++] = static_cast<std::uint8_t>(high << 4 | low);
        i += 2;
    }
    return bytes;
}

std::string format_uuid(const UuidBytes& bytes) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += kDigits[bytes[i] >> 4];
        text += kDigits[bytes[i] & 15];
    }
    return text;
}

UuidBytes make_uuid_v7(Instant at) {
    UuidBytes bytes{};
    fill_random(bytes.data() + 6, 10);
    auto millis =
        static_cast<std::uint64_t>(std::chrono::floor<std::chrono::milliseconds>(at).time_since_epoch().count());
    for (int i = 5; i >= 0; --i, millis >>= 8) bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(millis);
    bytes[6] = static_cast<std::uint8_t>(0x70 | (bytes[6] & 0x0f));
    bytes[8] = static_cast<std::uint8_t>(0x80 | (bytes[8] & 0x3f));
    return bytes;
}

std::optional<Instant> made_at(const UuidBytes& bytes) {
    if (bytes[6] >> 4 != 7) return std::nullopt;
    std::int64_t millis = 0;
    for (std::size_t i = 0; i < 6; ++i) millis = millis << 8 | bytes[i];
    return Instant{std::chrono::milliseconds{millis}};
}

}  // namespace rollcall
