#include "services/notification/app/announcements.hpp"

#include "common/events/outbox.hpp"
#include "common/time/wire.hpp"
#include "services/notification/app/everybody.hpp"
#include "services/notification/domain/words.hpp"
#include "services/notification/store/announcements.hpp"
#include "services/notification/store/inbox.hpp"
#include "services/notification/store/mail.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace rollcall::notification::app {

namespace {

constexpr int kMostVisible = 50;
constexpr int kMostOfAll = 500;

boost::json::value or_null(const std::optional<Instant>& at) {
    return at ? boost::json::value(time::format_instant(*at)) : boost::json::value(nullptr);
}

boost::json::object facts_of(const domain::Announcement& announcement) {
    return {
        {"announcementId", announcement.id.str()},
        {"title", announcement.title},
        {"audience", announcement.audience},
        {"startsAt", or_null(announcement.starts_at)},
        {"endsAt", or_null(announcement.ends_at)},
        {"isActive", announcement.is_active},
    };
}

void audit(pg::Tx& tx, const char* action, const domain::Announcement* before, const domain::Announcement& after) {
    events::audit(
        tx,
        {.action = action,
         .entity = "announcement",
         .entity_id = after.id.str(),
         .before = before ? boost::json::serialize(facts_of(*before)) : "",
         .after = boost::json::serialize(facts_of(after))}
    );
}

}  // namespace

Result<domain::Announcement> create_announcement(
    pg::Tx& tx, const Principal& caller, const domain::AnnouncementDraft& draft
) {
    ROLLCALL_TRY(auto made, domain::read_announcement(draft));
    const Instant now = store::decided_at(tx);
    made.id = AnnouncementId::make(now);
    made.created_by = caller.user;
    made.created_at = made.updated_at = now;
    store::insert_announcement(tx, made);
    audit(tx, "announcement.create", nullptr, made);
    return made;
}

Result<domain::Announcement> update_announcement(
    pg::Tx& tx,
    const AnnouncementId& id,
    std::int64_t if_version,
    const std::vector<std::string>& fields,
    const domain::AnnouncementDraft& draft
) {
    const auto before = store::lock_announcement(tx, id);
    if (!before) return fail(not_found("announcement"));
    if (if_version != 0 && if_version != before->version)
        return fail(
            {.code = Code::stale,
             .reason = "recordVersionStale",
             .message = "Somebody has changed this meanwhile; read it again and repeat the change."}
        );
    ROLLCALL_TRY(auto after, domain::patched(*before, fields, draft));
    if (after == *before) return after;
    after.version = before->version + 1;
    after.updated_at = store::decided_at(tx);
    store::update_announcement(tx, after);
    audit(tx, "announcement.update", &*before, after);
    return after;
}

std::vector<domain::Announcement> visible_announcements(
    pg::Tx& tx, const Principal& caller, int limit, bool include_expired
) {
    return store::list_announcements(
        tx,
        {.audiences = domain::audiences_seen_by(caller.role),
         .expired = include_expired,
         .limit = std::clamp(limit, 1, kMostVisible)}
    );
}

std::vector<domain::Announcement> all_announcements(pg::Tx& tx) {
    return store::list_announcements(tx, {.inactive = true, .expired = true, .limit = kMostOfAll});
}

Result<bool> tell_next_announcement(pg::Tx& tx, const Directory& directory) {
    const auto next = store::take_untold(tx);
    if (!next) return false;
    std::vector<UserId> recipients;
    for (const Role role : kAllRoles) {
        if (!domain::reaches(next->audience, role)) continue;
        ROLLCALL_TRY(const auto people, active_people(tx, directory, role));
        for (const auto& person : people)
            if (person.id != next->created_by) recipients.push_back(person.id);
    }
    const auto facts = boost::json::serialize(facts_of(*next));
    const domain::Occurrence occurrence{
        .event_id = "announcement " + next->id.str(), .type = "notification.announced", .data = facts};
    store::deliver(tx, occurrence, domain::words_for(*next), recipients);
    events::publish(
        tx, {.type = "notification.announced", .subject = next->id.str(), .sequence = next->version, .data = facts}
    );
    return true;
}

}  // namespace rollcall::notification::app
