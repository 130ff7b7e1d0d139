#pragma once

#include "common/core/paging.hpp"
#include "common/pg/database.hpp"
#include "services/notification/domain/notification.hpp"
#include "services/notification/domain/occurrence.hpp"
#include "services/notification/domain/words.hpp"

namespace rollcall::notification::store {

// One row for each recipient; who has one of this event already keeps it.
void deliver(
    pg::Tx& tx, const domain::Occurrence& occurrence, const domain::Words& words, const std::vector<UserId>& recipients
);

// Whose inbox has a row of that type about that record.
std::vector<UserId> told_of(pg::Tx& tx, const std::string& type, const RecordId& record);

struct InboxFilter {
    bool read = true;
    bool unread = true;
    std::vector<std::string> types;  // empty: all
    bool any_type = true;
};

Result<Page<domain::Notification>> list_inbox(
    pg::Tx& tx, const UserId& user, const Paging& paging, const InboxFilter& filter
);
std::int64_t count_unread(pg::Tx& tx, const UserId& user);
// The user's own, marked read if it was not; nothing when it is not theirs.
std::optional<domain::Notification> mark_read(pg::Tx& tx, const UserId& user, const NotificationId& id);
// How many were unread.
std::int64_t mark_all_read(pg::Tx& tx, const UserId& user);

}  // namespace rollcall::notification::store
