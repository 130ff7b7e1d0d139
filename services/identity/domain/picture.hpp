// A person's profile picture: what may be one, and where it is found.
#pragma once

#include "common/core/result.hpp"
#include "services/identity/domain/user.hpp"

#include <string>
#include <string_view>

namespace rollcall::identity::domain {

inline constexpr std::size_t kLargestPicture = 1024 * 1024;  // bytes

struct Picture {
    std::string media_type;  // image/jpeg, image/png, image/webp
    std::string image;
};

// By what the bytes say, whatever the client called them. Error: invalid_argument on `file` when they are none of the
// three kinds, nothing, or too many.
Result<Picture> read_picture(std::string image);

// The avatar of who has a picture. `sha256` makes it another one with every picture.
std::string address_of_picture(const UserId& user, std::string_view sha256);

}  // namespace rollcall::identity::domain
