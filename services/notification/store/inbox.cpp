#include "services/notification/store/inbox.hpp"

#include "common/pg/listing.hpp"
#include "common/pg/tx.hpp"

namespace rollcall::notification::store {

namespace {

#define COLUMNS "id, user_id, type, title, message, data, read_at, created_at"

constexpr pg::Statement kDeliver{"deliver", R"sql(
    INSERT INTO notification.notification (company_id, id, user_id, event_id, type, title, message, data, created_at, record_id)
    SELECT $1, recipient.id, recipient.user_id, $4, $5, $6, $7, $8, $9, $10
      FROM unnest($2::uuid[], $3::uuid[]) AS recipient (id, user_id)
    ON CONFLICT ON CONSTRAINT notification_once DO NOTHING)sql"};

constexpr pg::Statement kToldOf{"told_of", R"sql(
    SELECT DISTINCT user_id FROM notification.notification WHERE company_id = $1 AND record_id = $2 AND type = $3)sql"};

constexpr pg::Statement kCountUnread{"count_unread", R"sql(
    SELECT count(*) FROM notification.notification WHERE company_id = $1 AND user_id = $2 AND read_at IS NULL)sql"};

constexpr pg::Statement kMarkRead{"mark_read", R"sql(
    UPDATE notification.notification SET read_at = coalesce(read_at, $4)
     WHERE company_id = $1 AND user_id = $2 AND id = $3
    RETURNING )sql" COLUMNS};

constexpr pg::Statement kMarkAllRead{"mark_all_read", R"sql(
    UPDATE notification.notification SET read_at = $3
     WHERE company_id = $1 AND user_id = $2 AND read_at IS NULL)sql"};

constexpr auto kRows = R"sql(FROM notification.notification
     WHERE company_id = $1 AND user_id = $2
       AND (read_at IS NOT NULL AND $3 OR read_at IS NULL AND $4)
       AND ($5 OR type = ANY ($6::text[])))sql";

const pg::Listing& listing() {
    static const pg::Listing all(
        "list_inbox",
        COLUMNS,
        kRows,
        6,
        {
            {"id", "id"},
            {"userId", "user_id"},
            {"type", "type"},
            {"title", "title"},
            {"message", "message"},
            {"isRead", "(read_at IS NOT NULL)"},
            {"readAt", "read_at"},
            {"createdAt", "created_at"},
        }
    );
    return all;
}

#undef COLUMNS

domain::Notification read(const pqxx::row& row) {
    return {
        .id = row[0].as<NotificationId>(),
        .user = row[1].as<UserId>(),
        .type = row[2].as<std::string>(),
        .title = row[3].as<std::string>(),
        .message = row[4].as<std::string>(),
        .data = row[5].as<std::string>(),
        .read_at = pg::maybe<Instant>(row[6]),
        .created_at = row[7].as<Instant>(),
    };
}

}  // namespace

void deliver(
    pg::Tx& tx, const domain::Occurrence& occurrence, const domain::Words& words, const std::vector<UserId>& recipients
) {
    if (recipients.empty()) return;
    std::vector<NotificationId> ids;
    for (std::size_t i = 0; i < recipients.size(); ++i) ids.push_back(NotificationId::make(tx.decided_at()));
    tx.exec(
        kDeliver,
        tx.company(),
        pg::array(ids),
        pg::array(recipients),
        occurrence.event_id,
        occurrence.type,
        words.title,
        words.message,
        occurrence.data,
        tx.decided_at(),
        occurrence.record
    );
}

std::vector<UserId> told_of(pg::Tx& tx, const std::string& type, const RecordId& record) {
    std::vector<UserId> users;
    for (const auto& row : tx.exec(kToldOf, tx.company(), record, type)) users.push_back(row[0].as<UserId>());
    return users;
}

Result<Page<domain::Notification>> list_inbox(
    pg::Tx& tx, const UserId& user, const Paging& paging, const InboxFilter& filter
) {
    return listing().page(
        tx, paging, read, tx.company(), user, filter.read, filter.unread, filter.any_type, pg::array(filter.types)
    );
}

std::int64_t count_unread(pg::Tx& tx, const UserId& user) {
    return tx.exec(kCountUnread, tx.company(), user)[0][0].as<std::int64_t>();
}

std::optional<domain::Notification> mark_read(pg::Tx& tx, const UserId& user, const NotificationId& id) {
    const auto rows = tx.exec(kMarkRead, tx.company(), user, id, tx.decided_at());
    if (rows.empty()) return std::nullopt;
    return read(rows[0]);
}

std::int64_t mark_all_read(pg::Tx& tx, const UserId& user) {
    return static_cast<std::int64_t>(tx.exec(kMarkAllRead, tx.company(), user, tx.decided_at()).affected_rows());
}

}  // namespace rollcall::notification::store
