#include "services/notification/app/announcements.hpp"

#include "services/notification/rpc/notifications.hpp"

namespace rollcall::notification::rpc {

namespace {

using service::Call;

v1::Announcement to_message(const domain::Announcement& announcement) {
    v1::Announcement message;
    message.set_id(announcement.id.str());
    message.set_title(announcement.title);
    message.set_content(announcement.content);
    message.set_audience(announcement.audience);
    if (announcement.starts_at) message.set_starts_at_us(to_unix_micros(*announcement.starts_at));
    if (announcement.ends_at) message.set_ends_at_us(to_unix_micros(*announcement.ends_at));
    message.set_created_by(announcement.created_by.str());
    message.set_is_active(announcement.is_active);
    message.set_record_version(announcement.version);
    message.set_created_at_us(to_unix_micros(announcement.created_at));
    message.set_updated_at_us(to_unix_micros(announcement.updated_at));
    return message;
}

v1::AnnouncementList to_list(const std::vector<domain::Announcement>& announcements) {
    v1::AnnouncementList list;
    for (const auto& announcement : announcements) *list.add_announcements() = to_message(announcement);
    return list;
}

// A required text travels as a plain string: empty is absent.
std::optional<std::string> given(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

domain::AnnouncementDraft draft_of(const v1::Announcement& message) {
    domain::AnnouncementDraft draft{given(message.title()), given(message.content()), given(message.audience())};
    if (message.has_starts_at_us()) draft.starts_at = from_unix_micros(message.starts_at_us());
    if (message.has_ends_at_us()) draft.ends_at = from_unix_micros(message.ends_at_us());
    if (message.has_is_active()) draft.is_active = message.is_active();
    return draft;
}

}  // namespace

Notifications::Reactor* Notifications::CreateAnnouncement(
    Context* context, const v1::WriteAnnouncementRequest* request, v1::Announcement* answer
) {
    return endpoint_.write<v1::WriteAnnouncementRequest, v1::Announcement>(
        context,
        request,
        answer,
        Permission::announcements_create,
        [](pg::Tx& tx, const Call& call, const v1::WriteAnnouncementRequest& asked) -> Result<v1::Announcement> {
            ROLLCALL_TRY(
                const auto made, app::create_announcement(tx, *call.principal, draft_of(asked.announcement()))
            );
            return to_message(made);
        }
    );
}

Notifications::Reactor* Notifications::UpdateAnnouncement(
    Context* context, const v1::WriteAnnouncementRequest* request, v1::Announcement* answer
) {
    return endpoint_.write<v1::WriteAnnouncementRequest, v1::Announcement>(
        context,
        request,
        answer,
        Permission::announcements_create,
        [](pg::Tx& tx, const Call&, const v1::WriteAnnouncementRequest& asked) -> Result<v1::Announcement> {
            const auto id = AnnouncementId::parse(asked.id());
            if (!id) return fail(invalid_field("announcementId", Fault::not_an_id, "expected a UUID"));
            const std::vector<std::string> fields(asked.fields().begin(), asked.fields().end());
            ROLLCALL_TRY(
                const auto changed,
                app::update_announcement(tx, *id, asked.if_version(), fields, draft_of(asked.announcement()))
            );
            return to_message(changed);
        }
    );
}

Notifications::Reactor* Notifications::ListAnnouncements(
    Context* context, const v1::ListAnnouncementsRequest* request, v1::AnnouncementList* answer
) {
    return endpoint_.read<v1::ListAnnouncementsRequest, v1::AnnouncementList>(
        context,
        request,
        answer,
        Permission::signed_in,
        [](pg::Tx& tx, const Call& call, const v1::ListAnnouncementsRequest& asked) -> Result<v1::AnnouncementList> {
            return to_list(app::visible_announcements(tx, *call.principal, asked.limit(), asked.include_expired()));
        }
    );
}

Notifications::Reactor* Notifications::ListAllAnnouncements(
    Context* context, const v1::ListAnnouncementsRequest* request, v1::AnnouncementList* answer
) {
    return endpoint_.read<v1::ListAnnouncementsRequest, v1::AnnouncementList>(
        context,
        request,
        answer,
        Permission::announcements_create,
        [](pg::Tx& tx, const Call&, const v1::ListAnnouncementsRequest&) -> Result<v1::AnnouncementList> {
            return to_list(app::all_announcements(tx));
        }
    );
}

}  // namespace rollcall::notification::rpc
