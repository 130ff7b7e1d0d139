#include "services/identity/domain/override.hpp"

namespace rollcall::identity::domain {

namespace {

Result<PermissionKeys> keys_named(const std::vector<std::string>& names) {
    PermissionKeys keys;
    for (const auto& name : names) {
        const auto key = parse_permission_key(name);
        if (!key) return fail(invalid_field("permissionKey", Fault::not_an_enum, "not a permission key"));
        keys.set(*key);
    }
    return keys;
}

Result<void> may_change(const Principal& actor, const User& target, const PermissionKeys& granted) {
    if (actor.role == Role::admin) return {};
    if (power_of(target.role) >= power_of(actor.role))
        return fail(forbidden("You are not authorized to change this user's permissions."));
    if ((granted & ~keys_of(actor.role, actor.overrides)).any())
        return fail(forbidden("You cannot grant a permission that you do not hold yourself."));
    return {};
}

}  // namespace

Result<Overrides> changed(
    const Principal& actor, const User& target, const Overrides& held, const OverrideChange& change
) {
    ROLLCALL_TRY(const auto grant, keys_named(change.grant));
    ROLLCALL_TRY(const auto deny, keys_named(change.deny));
    ROLLCALL_TRY(const auto clear, keys_named(change.clear));
    if ((grant & deny).any()) return fail(invalid_field("permissionKey", Fault::not_valid, "both granted and denied"));
    ROLLCALL_CHECK(may_change(actor, target, grant));
    if (target.role == Role::admin && deny.any())
        return fail(conflict("adminHoldsAll", "An admin holds every permission; change the role first."));
    Overrides after = change.replace ? Overrides{} : held;
    after.granted = (after.granted & ~deny & ~clear) | grant;
    after.denied = (after.denied & ~grant & ~clear) | deny;
    return after;
}

}  // namespace rollcall::identity::domain
