#include "services/identity/app/picture.hpp"

#include "services/identity/app/update_user.hpp"
#include "services/identity/store/users.hpp"

namespace rollcall::identity::app {

using domain::Field;

Result<domain::User> set_picture(pg::Tx& tx, const Principal& actor, const UserId& user, std::string image) {
    ROLLCALL_TRY(const auto picture, domain::read_picture(std::move(image)));
    if (!store::lock_user(tx, user)) return fail(not_found("user"));
    const auto sha256 = store::put_picture(tx, user, picture);
    return update_user(tx, actor, {.id = user, .values = {{Field::avatar, domain::address_of_picture(user, sha256)}}});
}

Result<domain::User> drop_picture(pg::Tx& tx, const Principal& actor, const UserId& user) {
    ROLLCALL_TRY(auto changed, update_user(tx, actor, {.id = user, .values = {{Field::avatar, std::nullopt}}}));
    store::drop_picture(tx, user);
    return changed;
}

Result<store::KeptPicture> find_picture(pg::Tx& tx, const UserId& user) {
    auto found = store::find_picture(tx, user);
    if (!found) return fail(not_found("picture"));
    return std::move(*found);
}

}  // namespace rollcall::identity::app
