#include "services/shift/store/template_shifts.hpp"

#include "services/shift/store/assignment_row.hpp"
#include "services/shift/store/shift_row.hpp"
#include "services/shift/store/shifts.hpp"

namespace rollcall::shift::store {

namespace {

// No site is a place like any other.
#define AT_SITE "template_site IS NOT DISTINCT FROM $3"

constexpr pg::Statement kTaken{"taken_days", R"sql(
    SELECT template_date FROM shift.shift
     WHERE company_id = $1 AND template_id = $2 AND )sql" AT_SITE " AND template_date BETWEEN $4 AND $5"};

constexpr pg::Statement kTake{"take_place", R"sql(
    UPDATE shift.shift SET template_id = $3, template_site = site_id, template_date = shift_date
     WHERE company_id = $1 AND id = $2)sql"};

constexpr pg::Statement kLockPlace{"lock_place", R"sql(
    SELECT 1 FROM shift.shift
     WHERE company_id = $1 AND template_id = $2 AND )sql" AT_SITE " AND template_date = $4"};

constexpr pg::Statement kFree{"free_place", R"sql(
    UPDATE shift.shift SET template_id = NULL WHERE company_id = $1 AND id = $2)sql"};

constexpr pg::Statement kPlanned{"lock_planned", "SELECT " SHIFT_COLUMNS R"sql( FROM shift.shift
     WHERE company_id = $1 AND template_id = $2 AND )sql" AT_SITE R"sql( AND template_date = ANY ($4::date[])
       AND status IN ('scheduled', 'in_progress') AND ends_at > $5
     ORDER BY id FOR NO KEY UPDATE)sql"};

constexpr pg::Statement kUpcoming{"lock_upcoming_of_template", "SELECT " SHIFT_COLUMNS R"sql( FROM shift.shift
     WHERE company_id = $1 AND template_id = $2 AND starts_at > $3 AND status = 'scheduled'
     ORDER BY id FOR NO KEY UPDATE)sql"};

constexpr pg::Statement kUpcomingOn{"lock_upcoming_on_holiday", "SELECT " SHIFT_COLUMNS R"sql( FROM shift.shift
     WHERE company_id = $1 AND shift_date = $2 AND starts_at > $4 AND status = 'scheduled'
       AND ($3::uuid IS NULL OR site_id = $3)
       AND template_id IN (SELECT id FROM shift.shift_template WHERE company_id = $1 AND skip_holidays)
     ORDER BY id FOR NO KEY UPDATE)sql"};

constexpr pg::Statement kAssign{"assign_all", R"sql(
    INSERT INTO shift.assignment (company_id, id, shift_id, user_id, starts_at, ends_at, created_by, created_at, updated_at)
    SELECT $1, asked.id, asked.shift_id, asked.user_id, shift.starts_at, shift.ends_at, $5, $6, $6
      FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) AS asked (id, shift_id, user_id)
      JOIN shift.shift AS shift ON shift.company_id = $1 AND shift.id = asked.shift_id
     WHERE NOT EXISTS (SELECT FROM shift.assignment AS old
                        WHERE old.company_id = $1 AND old.shift_id = asked.shift_id AND old.user_id = asked.user_id
                          AND (old.status = 'active' OR old.updated_at > $7))
    ON CONFLICT DO NOTHING
    RETURNING )sql" ASSIGNMENT_COLUMNS};

constexpr pg::Statement kUpcomingOfUser{"upcoming_assignments_of_template", R"sql(
    SELECT a.id, a.shift_id, a.user_id, a.status, a.created_by, a.record_version, a.created_at, a.updated_at
      FROM shift.assignment AS a JOIN shift.shift AS s ON s.company_id = $1 AND s.id = a.shift_id
     WHERE a.company_id = $1 AND a.user_id = $2 AND a.status = 'active' AND a.takes_time AND a.starts_at > $4
       AND s.template_id = $3
     ORDER BY a.shift_id)sql"};

constexpr pg::Statement kClashing{"clashing_assignments", R"sql(
    SELECT )sql" ASSIGNMENT_COLUMNS R"sql( FROM shift.assignment AS mine
     WHERE company_id = $1 AND shift_id = $2 AND status = 'active'
       AND EXISTS (SELECT FROM shift.assignment AS other
                    WHERE other.company_id = $1 AND other.user_id = mine.user_id AND other.takes_time
                      AND other.shift_id <> $2 AND other.starts_at < $4 AND other.ends_at > $3))sql"};

std::vector<domain::Shift> read_shifts(const pqxx::result& rows) {
    std::vector<domain::Shift> shifts;
    for (const auto& row : rows) shifts.push_back(read_shift(row));
    return shifts;
}

std::vector<domain::Assignment> read_assignments(const pqxx::result& rows) {
    std::vector<domain::Assignment> assignments;
    for (const auto& row : rows) assignments.push_back(read_assignment(row));
    return assignments;
}

}  // namespace

std::set<Date> taken_days(
    pg::Tx& tx, const ShiftTemplateId& shift_template, const std::optional<SiteId>& site, Date from, Date to
) {
    std::set<Date> days;
    for (const auto& row : tx.exec(kTaken, tx.company(), shift_template, site, from, to))
        days.insert(row[0].as<Date>());
    return days;
}

bool take_place(pg::Tx& tx, const ShiftTemplateId& shift_template, const domain::Shift& shift) {
    // Whoever plans a template holds its row, so that nobody takes the place in between.
    if (!tx.exec(kLockPlace, tx.company(), shift_template, shift.plan.site, shift.plan.date).empty()) return false;
    insert_shift(tx, shift);
    tx.exec(kTake, tx.company(), shift.id, shift_template);
    return true;
}

void free_place(pg::Tx& tx, const ShiftId& id) {
    tx.exec(kFree, tx.company(), id);
}

std::vector<domain::Shift> lock_planned(
    pg::Tx& tx, const ShiftTemplateId& shift_template, const std::optional<SiteId>& site, const std::vector<Date>& days
) {
    std::vector<std::string> texts;
    for (const auto& day : days) texts.push_back(pg::format_date(day));
    return read_shifts(tx.exec(kPlanned, tx.company(), shift_template, site, pg::array(texts), tx.decided_at()));
}

std::vector<domain::Shift> lock_upcoming_of(pg::Tx& tx, const ShiftTemplateId& shift_template) {
    return read_shifts(tx.exec(kUpcoming, tx.company(), shift_template, tx.decided_at()));
}

std::vector<domain::Shift> lock_upcoming_on(pg::Tx& tx, Date day, const std::optional<SiteId>& site) {
    return read_shifts(tx.exec(kUpcomingOn, tx.company(), day, site, tx.decided_at()));
}

std::vector<domain::Assignment> assign_all(
    pg::Tx& tx,
    const std::vector<domain::Shift>& shifts,
    const std::vector<UserId>& users,
    Instant since,
    const UserId& by
) {
    std::vector<AssignmentId> ids;
    std::vector<ShiftId> shift_ids;
    std::vector<UserId> user_ids;
    for (const auto& shift : shifts)
        for (const auto& user : users) {
            ids.push_back(AssignmentId::make(tx.decided_at()));
            shift_ids.push_back(shift.id);
            user_ids.push_back(user);
        }
    if (ids.empty()) return {};
    return read_assignments(tx.exec(
        kAssign, tx.company(), pg::array(ids), pg::array(shift_ids), pg::array(user_ids), by, tx.decided_at(), since
    ));
}

std::vector<domain::Assignment> upcoming_assignments_of(
    pg::Tx& tx, const UserId& user, const ShiftTemplateId& shift_template
) {
    return read_assignments(tx.exec(kUpcomingOfUser, tx.company(), user, shift_template, tx.decided_at()));
}

std::vector<domain::Assignment> clashing_assignments(pg::Tx& tx, const domain::Shift& moved) {
    return read_assignments(tx.exec(kClashing, tx.company(), moved.id, moved.at.starts_at, moved.at.ends_at));
}

}  // namespace rollcall::shift::store
