#pragma once

#include "common/pg/database.hpp"
#include "services/notification/domain/announcement.hpp"

#include <vector>

namespace rollcall::notification::store {

// Locked.
std::optional<domain::Announcement> lock_announcement(pg::Tx& tx, const AnnouncementId& id);
void insert_announcement(pg::Tx& tx, const domain::Announcement& announcement);
void update_announcement(pg::Tx& tx, const domain::Announcement& announcement);

struct AnnouncementFilter {
    std::vector<std::string> audiences;  // empty: all
    bool inactive = false;               // those too, and those that have not begun
    bool expired = false;                // those too
    int limit = 50;
};

// Newest first.
std::vector<domain::Announcement> list_announcements(pg::Tx& tx, const AnnouncementFilter& filter);

// Companies with an announcement to tell. As the relay's role, which may look across companies.
std::vector<CompanyId> companies_with_announcements(pg::Connection& connection);
// The company's next one that has begun and nobody was told of, marked as told.
std::optional<domain::Announcement> take_untold(pg::Tx& tx);

}  // namespace rollcall::notification::store
