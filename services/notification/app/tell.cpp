#include "services/notification/app/tell.hpp"

#include "services/notification/app/everybody.hpp"
#include "services/notification/domain/audience.hpp"
#include "services/notification/domain/words.hpp"
#include "services/notification/store/inbox.hpp"
#include "services/notification/store/people.hpp"

#include <algorithm>

namespace rollcall::notification::app {

namespace {

using domain::Audience;
using Recipients = std::vector<UserId>;

constexpr auto kUnknownName = "A person";

Result<std::optional<domain::Person>> person(pg::Tx& tx, const Directory& directory, const UserId& id) {
    auto known = store::find_people(tx, {id});
    if (known.empty()) {
        ROLLCALL_TRY(known, directory(store::company_of(tx), {id}));
        store::save_people(tx, known);
    }
    if (known.empty()) return std::optional<domain::Person>{};
    return std::optional<domain::Person>{std::move(known.front())};
}

// Active hr people but the one it is about; where there are none, the admins.
Result<Recipients> hr(pg::Tx& tx, const Directory& directory, const UserId& but) {
    for (const Role role : {Role::hr_operations, Role::admin}) {
        ROLLCALL_TRY(const auto people, active_people(tx, directory, role));
        Recipients found;
        for (const auto& candidate : people)
            if (candidate.id != but) found.push_back(candidate.id);
        if (!found.empty()) return found;
    }
    return Recipients{};
}

// The manager, while active; else hr.
Result<Recipients> superior(
    pg::Tx& tx, const Directory& directory, const UserId& user, const std::optional<domain::Person>& about
) {
    if (about && about->manager) {
        ROLLCALL_TRY(const auto manager, person(tx, directory, *about->manager));
        if (manager && manager->is_active()) return Recipients{manager->id};
    }
    return hr(tx, directory, user);
}

// Those the event names, and whoever has the absence in their inbox: a manager may have changed since.
Recipients told_before(pg::Tx& tx, const domain::Occurrence& occurrence) {
    auto recipients = occurrence.told;
    if (recipients.empty() || !occurrence.record) return recipients;
    const auto holders = store::told_of(tx, "attendance.marked_absent", *occurrence.record);
    recipients.insert(recipients.end(), holders.begin(), holders.end());
    return recipients;
}

Result<Recipients> recipients_of(
    pg::Tx& tx,
    const Directory& directory,
    const domain::Occurrence& occurrence,
    Audience audience,
    const std::optional<domain::Person>& about
) {
    if (audience == Audience::told_before) return told_before(tx, occurrence);
    if (audience == Audience::everybody_on_it) return occurrence.users;
    if (!occurrence.user) return Recipients{};
    if (audience == Audience::user) return Recipients{*occurrence.user};
    ROLLCALL_TRY(auto recipients, superior(tx, directory, *occurrence.user, about));
    if (audience == Audience::user_and_manager) recipients.push_back(*occurrence.user);
    return recipients;
}

}  // namespace

Result<void> tell(pg::Tx& tx, const Directory& directory, const domain::Occurrence& occurrence) {
    const Audience audience = domain::audience_of(occurrence);
    if (audience == Audience::nobody) return {};
    std::optional<domain::Person> about;
    if (occurrence.user) {
        ROLLCALL_TRY(about, person(tx, directory, *occurrence.user));
    }
    ROLLCALL_TRY(auto recipients, recipients_of(tx, directory, occurrence, audience, about));
    if (recipients.empty()) return {};
    // One statement may not meet the same row twice.
    std::sort(recipients.begin(), recipients.end());
    recipients.erase(std::unique(recipients.begin(), recipients.end()), recipients.end());

    store::deliver(tx, occurrence, domain::words_for(occurrence, about ? about->full_name : kUnknownName), recipients);
    return {};
}

void follow_person(pg::Tx& tx, const domain::Person& person) {
    store::save_people(tx, {person});
}

}  // namespace rollcall::notification::app
