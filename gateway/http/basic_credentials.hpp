#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rollcall::http {

struct BasicCredentials {
    std::string name;
    std::string secret;
};

// Of an Authorization field, "Basic <base64 of name:secret>". Nothing when it is another scheme, or malformed.
std::optional<BasicCredentials> basic_credentials(std::string_view authorization);

}  // namespace rollcall::http
