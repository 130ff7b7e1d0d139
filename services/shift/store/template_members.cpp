#include "services/shift/store/template_members.hpp"

#include "common/pg/connection.hpp"
#include "common/pg/tx.hpp"

namespace rollcall::shift::store {

namespace {

#define COLUMNS "user_id, template_id, planned_site, since, due_at, record_version"

constexpr pg::Statement kFind{"find_template_member", "SELECT " COLUMNS R"sql( FROM shift.shift_template_member
     WHERE company_id = $1 AND user_id = $2)sql"};
constexpr pg::Statement kLock{"lock_template_member", "SELECT " COLUMNS R"sql( FROM shift.shift_template_member
     WHERE company_id = $1 AND user_id = $2 FOR NO KEY UPDATE)sql"};

constexpr pg::Statement kMakeRoom{"make_room_for_template_member", R"sql(
    INSERT INTO shift.shift_template_member (company_id, user_id, since, due_at, record_version)
    VALUES ($1, $2, $3, $3, 0) ON CONFLICT DO NOTHING)sql"};

constexpr pg::Statement kSave{"save_template_member", R"sql(
    INSERT INTO shift.shift_template_member (company_id, user_id, template_id, planned_site, since, due_at, record_version)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (company_id, user_id) DO UPDATE
       SET template_id = excluded.template_id, planned_site = excluded.planned_site, since = excluded.since,
           due_at = excluded.due_at, record_version = excluded.record_version)sql"};

constexpr pg::Statement kMembers{"members_of_template", R"sql(
    SELECT user_id FROM shift.shift_template_member
     WHERE company_id = $1 AND template_id = $2
       AND user_id NOT IN (SELECT user_id FROM shift.employee WHERE company_id = $1 AND status = 'inactive')
     ORDER BY user_id)sql"};

constexpr pg::Statement kMakeDue{"make_member_due", R"sql(
    UPDATE shift.shift_template_member SET due_at = $3 WHERE company_id = $1 AND user_id = $2)sql"};

constexpr pg::Statement kMakeMembersDue{"make_members_due", R"sql(
    UPDATE shift.shift_template_member SET due_at = $3 WHERE company_id = $1 AND template_id = $2)sql"};

constexpr pg::Statement kMakeSkippersDue{"make_skippers_due", R"sql(
    UPDATE shift.shift_template_member SET due_at = $2
     WHERE company_id = $1 AND template_id IN (
           SELECT id FROM shift.shift_template WHERE company_id = $1 AND is_active AND skip_holidays))sql"};

constexpr pg::Statement kDueCompanies{"companies_with_due_members", R"sql(
    SELECT DISTINCT company_id FROM (SELECT company_id FROM shift.shift_template_member
                                      WHERE template_id IS NOT NULL AND due_at <= $1
                                      ORDER BY due_at LIMIT 2000) AS due)sql"};

constexpr pg::Statement kLockDue{"lock_due_members", "SELECT " COLUMNS R"sql( FROM shift.shift_template_member
     WHERE company_id = $1 AND template_id IS NOT NULL AND due_at <= $2
     ORDER BY template_id, user_id LIMIT 20 FOR NO KEY UPDATE SKIP LOCKED)sql"};

#undef COLUMNS

domain::TemplateMember read(const pqxx::row& row) {
    return {
        .user = row[0].as<UserId>(),
        .shift_template = pg::maybe<ShiftTemplateId>(row[1]),
        .planned_site = pg::maybe<SiteId>(row[2]),
        .since = row[3].as<Instant>(),
        .due_at = row[4].as<Instant>(),
        .version = row[5].as<std::int64_t>(),
    };
}

}  // namespace

std::optional<domain::TemplateMember> find_member(pg::Tx& tx, const UserId& user, Lock lock) {
    const auto rows = tx.exec(lock == Lock::for_change ? kLock : kFind, tx.company(), user);
    if (rows.empty()) return std::nullopt;
    return read(rows[0]);
}

domain::TemplateMember lock_member(pg::Tx& tx, const UserId& user) {
    if (auto member = find_member(tx, user, Lock::for_change)) return *member;
    tx.exec(kMakeRoom, tx.company(), user, tx.decided_at());
    return find_member(tx, user, Lock::for_change).value();
}

void save_member(pg::Tx& tx, const domain::TemplateMember& member) {
    tx.exec(
        kSave,
        tx.company(),
        member.user,
        member.shift_template,
        member.planned_site,
        member.since,
        member.due_at,
        member.version
    );
}

std::vector<UserId> members_of(pg::Tx& tx, const ShiftTemplateId& shift_template) {
    std::vector<UserId> users;
    for (const auto& row : tx.exec(kMembers, tx.company(), shift_template)) users.push_back(row[0].as<UserId>());
    return users;
}

void make_due(pg::Tx& tx, const UserId& user) {
    tx.exec(kMakeDue, tx.company(), user, tx.decided_at());
}

void make_members_due(pg::Tx& tx, const ShiftTemplateId& shift_template) {
    tx.exec(kMakeMembersDue, tx.company(), shift_template, tx.decided_at());
}

void make_skippers_due(pg::Tx& tx) {
    tx.exec(kMakeSkippersDue, tx.company(), tx.decided_at());
}

std::vector<CompanyId> companies_with_due_members(pg::Connection& connection) {
    std::vector<CompanyId> companies;
    for (const auto& row : connection.exec(kDueCompanies, now())) companies.push_back(row[0].as<CompanyId>());
    return companies;
}

std::vector<domain::TemplateMember> lock_due_members(pg::Tx& tx) {
    std::vector<domain::TemplateMember> due;
    for (const auto& row : tx.exec(kLockDue, tx.company(), tx.decided_at())) due.push_back(read(row));
    return due;
}

}  // namespace rollcall::shift::store
