#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace rollcall::auth {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);  // lower case
Digest hmac_sha256(std::string_view key, std::string_view message);

}  // namespace rollcall::auth
