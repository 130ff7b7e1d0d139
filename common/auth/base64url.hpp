// base64url without padding (RFC 4648, section 5), as JWTs and JWKS use it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rollcall::auth {

std::string base64url(std::string_view bytes);

// Canonical input only: no padding, no other alphabet, unused bits zero. Else nothing.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace rollcall::auth
