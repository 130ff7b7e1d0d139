#include "services/identity/app/permissions.hpp"

#include "services/identity/app/announce.hpp"
#include "services/identity/store/overrides.hpp"
#include "services/identity/store/sessions.hpp"
#include "services/identity/store/users.hpp"

namespace rollcall::identity::app {

Result<HeldPermissions> permissions_of(pg::Tx& tx, const UserId& id) {
    auto user = store::find_user(tx, id);
    if (!user) return fail(not_found("user"));
    return HeldPermissions{std::move(*user), store::overrides_of(tx, id)};
}

Result<HeldPermissions> override_permissions(
    pg::Tx& tx, const Principal& actor, const UserId& id, const domain::OverrideChange& change
) {
    if (!store::lock_user(tx, id)) return fail(not_found("user"));
    ROLLCALL_TRY(auto held, permissions_of(tx, id));
    ROLLCALL_TRY(const auto after, domain::changed(actor, held.user, held.overrides, change));
    if (after == held.overrides) return held;
    store::save_overrides(tx, id, after);
    store::revoke_tokens(tx, id, std::nullopt);
    audit_overrides(tx, id, held.overrides, after);
    held.overrides = after;
    return held;
}

}  // namespace rollcall::identity::app
