#include "services/identity/app/update_user.hpp"

#include "common/core/email.hpp"
#include "services/identity/app/announce.hpp"
#include "services/identity/domain/authority.hpp"
#include "services/identity/store/account_tokens.hpp"
#include "services/identity/store/companies.hpp"
#include "services/identity/store/sessions.hpp"
#include "services/identity/store/users.hpp"

namespace rollcall::identity::app {

namespace {

using domain::Field;
using domain::Status;

Result<void> keep_an_admin(pg::Tx& tx, const domain::User& before, const domain::User& after) {
    if (!before.is_active_admin() || after.is_active_admin()) return {};
    if (store::count_other_active_admins(tx, before.id) > 0) return {};
    return fail(conflict("lastAdmin", "The last active admin cannot be demoted or deactivated; make another first."));
}

// Lines that run in a circle have no top.
Result<void> keep_a_line(pg::Tx& tx, const domain::User& before, const domain::User& after) {
    if (!after.manager || after.manager == before.manager) return {};
    if (!store::is_above(tx, after.id, *after.manager)) return {};
    return fail(invalid_field("managerId", Fault::not_valid, "This manager reports to the user"));
}

bool leaves(const domain::User& before, const domain::User& after) {
    return before.status == Status::active && after.status != Status::active;
}

std::string_view status_event(Status status) {
    switch (status) {
        case Status::active: return "identity.user_activated";
        case Status::suspended: return "identity.user_suspended";
        case Status::inactive:
        case Status::invited: break;
    }
    return "identity.user_deactivated";
}

// One event for each of the versions that the change takes.
int events_of(const domain::User& before, const domain::User& after) {
    return 1 + (before.status != after.status ? 1 : 0) + (leaves(before, after) ? 1 : 0);
}

void announce(pg::Tx& tx, const domain::User& before, const domain::User& after) {
    auto sequence = before.record_version;
    if (leaves(before, after)) announce_sessions_end(tx, after.id, name_of(after.status), ++sequence);
    if (before.status != after.status) announce_user(tx, status_event(after.status), after, ++sequence);
    announce_user(tx, "identity.user_updated", after, ++sequence);
}

void end_what_is_over(pg::Tx& tx, const domain::User& before, const domain::User& after) {
    if (leaves(before, after))
        store::end_sessions_of(tx, after.id);
    else if (before.role != after.role)
        store::revoke_tokens(tx, after.id, std::nullopt);
    if (before.status != after.status) store::drop_account_tokens(tx, after.id);
}

// What depends on other people's rows takes turns.
bool needs_company_lock(const domain::FieldValues& values) {
    return values.contains(Field::role) || values.contains(Field::status) || values.contains(Field::manager_id);
}

}  // namespace

Result<domain::User> update_user(pg::Tx& tx, const Principal& actor, const UserChange& change) {
    // What is wrong with the request itself is said before who may do what.
    ROLLCALL_CHECK(domain::with_values({.id = change.id}, change.values));
    if (needs_company_lock(change.values)) store::lock_company(tx);
    if (!store::lock_user(tx, change.id)) return fail(not_found("user"));
    const auto before = store::find_user(tx, change.id).value();
    ROLLCALL_CHECK(domain::may_edit(actor, before, change.values));
    if (change.if_version != 0 && change.if_version != before.record_version)
        return fail(
            {.code = Code::stale,
             .reason = "recordVersionStale",
             .message = "Somebody has changed this user since; load it again."}
        );
    ROLLCALL_TRY(const auto wanted, domain::with_values(before, change.values));
    if (wanted == before) return before;
    ROLLCALL_CHECK(keep_an_admin(tx, before, wanted));
    ROLLCALL_CHECK(keep_a_line(tx, before, wanted));
    store::save_user(tx, wanted, events_of(before, wanted));
    if (email_key(before.email) != email_key(wanted.email))
        store::move_email(tx, email_key(before.email), email_key(wanted.email));
    const auto after = store::find_user(tx, change.id).value();
    end_what_is_over(tx, before, after);
    announce(tx, before, after);
    audit_user(tx, "user.update", before, after, change.reason);
    return after;
}

}  // namespace rollcall::identity::app
