#include "services/identity/app/update_user.hpp"

#include "services/identity/app/announce.hpp"
#include "services/identity/domain/authority.hpp"
#include "services/identity/domain/email.hpp"
#include "services/identity/store/companies.hpp"
#include "services/identity/store/sessions.hpp"
#include "services/identity/store/users.hpp"

namespace rollcall::identity::app {

namespace {

using domain::Field;
using domain::Status;

std::set<Field> fields_of(const domain::FieldValues& values) {
    std::set<Field> fields;
    for (const auto& [field, value] : values) fields.insert(field);
    return fields;
}

Result<void> keep_an_admin(pg::Tx& tx, const domain::User& before, const domain::User& after) {
    if (!before.is_active_admin() || after.is_active_admin()) return {};
    if (store::count_other_active_admins(tx, before.id) > 0) return {};
    return fail(conflict("lastAdmin", "The last active admin cannot be demoted or deactivated; make another first."));
}

void end_what_is_over(pg::Tx& tx, const domain::User& before, const domain::User& after) {
    const bool leaves = before.status == Status::active && after.status != Status::active;
    if (!leaves && before.role == after.role) return;
    store::revoke_tokens(tx, after.id, std::nullopt);
    if (!leaves) return;
    store::end_sessions_of(tx, after.id);
    announce_sessions_end(tx, after, name_of(after.status));
}

// The particular event first: whoever takes only rising sequences keeps the one that says more.
void announce(pg::Tx& tx, const domain::User& before, const domain::User& after) {
    if (before.status != after.status) {
        if (after.status == Status::active) announce_user(tx, "identity.user_activated", after);
        if (after.status == Status::inactive) announce_user(tx, "identity.user_deactivated", after);
        if (after.status == Status::suspended) announce_user(tx, "identity.user_suspended", after);
    }
    announce_user(tx, "identity.user_updated", after);
}

}  // namespace

Result<domain::User> update_user(pg::Tx& tx, const Principal& actor, const UserChange& change) {
    // What is wrong with the request itself is said before who may do what.
    ROLLCALL_CHECK(domain::with_values({.id = change.id}, change.values));
    if (change.values.contains(Field::role) || change.values.contains(Field::status)) store::lock_company(tx);
    if (!store::lock_user(tx, change.id)) return fail(not_found("user"));
    const auto before = store::find_user(tx, change.id).value();
    ROLLCALL_CHECK(domain::may_edit(actor, before, fields_of(change.values)));
    if (change.if_version != 0 && change.if_version != before.record_version)
        return fail(
            {.code = Code::stale,
             .reason = "recordVersionStale",
             .message = "Somebody has changed this user since; load it again."}
        );
    ROLLCALL_TRY(const auto wanted, domain::with_values(before, change.values));
    if (wanted == before) return before;
    ROLLCALL_CHECK(keep_an_admin(tx, before, wanted));
    store::save_user(tx, wanted);
    if (domain::email_key(before.email) != domain::email_key(wanted.email))
        store::move_email(tx, domain::email_key(before.email), domain::email_key(wanted.email));
    const auto after = store::find_user(tx, change.id).value();
    end_what_is_over(tx, before, after);
    announce(tx, before, after);
    audit_user(tx, "user.update", before, after);
    return after;
}

}  // namespace rollcall::identity::app
