#pragma once

#include "services/identity/domain/picture.hpp"

#include <optional>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::identity::store {

struct KeptPicture {
    domain::Picture picture;
    std::string sha256;
};

// In place of the one before; gives its SHA-256 in hex. Precondition: the user is there.
std::string put_picture(pg::Tx& tx, const UserId& user, const domain::Picture& picture);
void drop_picture(pg::Tx& tx, const UserId& user);
std::optional<KeptPicture> find_picture(pg::Tx& tx, const UserId& user);

}  // namespace rollcall::identity::store
