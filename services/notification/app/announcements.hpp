// Bulletins: writing, reading, and telling people of them.
#pragma once

#include "common/core/principal.hpp"
#include "common/pg/database.hpp"
#include "services/notification/app/directory.hpp"
#include "services/notification/domain/announcement.hpp"

#include <vector>

namespace rollcall::notification::app {

// Errors: the draft's fields; unprocessable announcementAudienceNotValid, announcementEndsBeforeStart.
Result<domain::Announcement> create_announcement(
    pg::Tx& tx, const Principal& caller, const domain::AnnouncementDraft& draft
);
// Errors: also not_found announcement, stale.
Result<domain::Announcement> update_announcement(
    pg::Tx& tx,
    const AnnouncementId& id,
    std::int64_t if_version,
    const std::vector<std::string>& fields,
    const domain::AnnouncementDraft& draft
);

// What the caller may see now, newest first; `limit` is brought to 1 to 50.
std::vector<domain::Announcement> visible_announcements(
    pg::Tx& tx, const Principal& caller, int limit, bool include_expired
);
// Inactive ones, future ones and expired ones too; at most 500.
std::vector<domain::Announcement> all_announcements(pg::Tx& tx);

// Tells everybody it is for, but its author, of the company's next announcement that has begun; false: there is none.
Result<bool> tell_next_announcement(pg::Tx& tx, const Directory& directory);

}  // namespace rollcall::notification::app
