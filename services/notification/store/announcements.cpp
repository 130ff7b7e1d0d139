#include "services/notification/store/announcements.hpp"

#include "common/pg/connection.hpp"
#include "common/pg/tx.hpp"

namespace rollcall::notification::store {

namespace {

#define COLUMNS \
    "id, title, content, audience, starts_at, ends_at, created_by, is_active, record_version, created_at, updated_at"

constexpr pg::Statement kLock{"lock_announcement", "SELECT " COLUMNS R"sql( FROM notification.announcement
     WHERE company_id = $1 AND id = $2 FOR NO KEY UPDATE)sql"};

constexpr pg::Statement kInsert{"insert_announcement", R"sql(
    INSERT INTO notification.announcement (company_id, id, title, content, audience, starts_at, ends_at, created_by,
                                           is_active, record_version, created_at, updated_at, due_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))sql"};

constexpr pg::Statement kUpdate{"update_announcement", R"sql(
    UPDATE notification.announcement
       SET title = $3, content = $4, audience = $5, starts_at = $6, ends_at = $7, is_active = $8, record_version = $9,
           updated_at = $10, due_at = $11
     WHERE company_id = $1 AND id = $2)sql"};

constexpr pg::Statement kList{"list_announcements", "SELECT " COLUMNS R"sql( FROM notification.announcement
     WHERE company_id = $1
       AND ($2 OR audience = ANY ($3::text[]))
       AND ($4 OR is_active AND (starts_at IS NULL OR starts_at <= $6))
       AND ($5 OR ends_at IS NULL OR ends_at >= $6)
     ORDER BY created_at DESC, id DESC LIMIT $7)sql"};

constexpr pg::Statement kCompanies{"companies_with_announcements", R"sql(
    SELECT DISTINCT company_id FROM notification.announcement WHERE told_at IS NULL AND is_active AND due_at <= $1)sql"};

constexpr pg::Statement kTake{"take_untold", R"sql(
    UPDATE notification.announcement SET told_at = $2
     WHERE company_id = $1 AND id IN (
           SELECT id FROM notification.announcement
            WHERE company_id = $1 AND told_at IS NULL AND is_active AND due_at <= $2
            ORDER BY due_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED)
    RETURNING )sql" COLUMNS};

#undef COLUMNS

domain::Announcement read(const pqxx::row& row) {
    return {
        .id = row[0].as<AnnouncementId>(),
        .title = row[1].as<std::string>(),
        .content = row[2].as<std::string>(),
        .audience = row[3].as<std::string>(),
        .starts_at = pg::maybe<Instant>(row[4]),
        .ends_at = pg::maybe<Instant>(row[5]),
        .created_by = row[6].as<UserId>(),
        .is_active = row[7].as<bool>(),
        .version = row[8].as<std::int64_t>(),
        .created_at = row[9].as<Instant>(),
        .updated_at = row[10].as<Instant>(),
    };
}

}  // namespace

std::optional<domain::Announcement> lock_announcement(pg::Tx& tx, const AnnouncementId& id) {
    const auto rows = tx.exec(kLock, tx.company(), id);
    if (rows.empty()) return std::nullopt;
    return read(rows[0]);
}

void insert_announcement(pg::Tx& tx, const domain::Announcement& made) {
    tx.exec(
        kInsert,
        tx.company(),
        made.id,
        made.title,
        made.content,
        made.audience,
        made.starts_at,
        made.ends_at,
        made.created_by,
        made.is_active,
        made.version,
        made.created_at,
        made.updated_at,
        made.starts_at.value_or(made.created_at)
    );
}

void update_announcement(pg::Tx& tx, const domain::Announcement& changed) {
    tx.exec(
        kUpdate,
        tx.company(),
        changed.id,
        changed.title,
        changed.content,
        changed.audience,
        changed.starts_at,
        changed.ends_at,
        changed.is_active,
        changed.version,
        changed.updated_at,
        changed.starts_at.value_or(changed.created_at)
    );
}

std::vector<domain::Announcement> list_announcements(pg::Tx& tx, const AnnouncementFilter& filter) {
    std::vector<domain::Announcement> found;
    for (const auto& row : tx.exec(
             kList,
             tx.company(),
             filter.audiences.empty(),
             pg::array(filter.audiences),
             filter.inactive,
             filter.expired,
             tx.decided_at(),
             filter.limit
         ))
        found.push_back(read(row));
    return found;
}

std::vector<CompanyId> companies_with_announcements(pg::Connection& connection) {
    std::vector<CompanyId> companies;
    for (const auto& row : connection.exec(kCompanies, now())) companies.push_back(row[0].as<CompanyId>());
    return companies;
}

std::optional<domain::Announcement> take_untold(pg::Tx& tx) {
    const auto rows = tx.exec(kTake, tx.company(), tx.decided_at());
    if (rows.empty()) return std::nullopt;
    return read(rows[0]);
}

}  // namespace rollcall::notification::store
