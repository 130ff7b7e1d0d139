#pragma once

#include "common/core/principal.hpp"
#include "services/identity/store/pictures.hpp"

namespace rollcall::identity::app {

// Makes the image the person's avatar. Rule 19 as for any change of a user. Errors: invalid_argument on `file`;
// not_found; permission_denied.
Result<domain::User> set_picture(pg::Tx& tx, const Principal& actor, const UserId& user, std::string image);
// Also takes the avatar away. Errors: not_found; permission_denied.
Result<domain::User> drop_picture(pg::Tx& tx, const Principal& actor, const UserId& user);
// Everybody's, for everybody in the company. Error: not_found picture.
Result<store::KeptPicture> find_picture(pg::Tx& tx, const UserId& user);

}  // namespace rollcall::identity::app
