#include "services/shift/store/shifts.hpp"

#include "services/shift/store/shift_row.hpp"

namespace rollcall::shift::store {

namespace {

constexpr pg::Statement kFind{
    "find_shift", "SELECT " SHIFT_COLUMNS " FROM shift.shift WHERE company_id = $1 AND id = $2"};
constexpr pg::Statement kLock{
    "lock_shift", "SELECT " SHIFT_COLUMNS " FROM shift.shift WHERE company_id = $1 AND id = $2 FOR NO KEY UPDATE"};

constexpr pg::Statement kInsert{"insert_shift", "INSERT INTO shift.shift (company_id, " SHIFT_COLUMNS R"sql()
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
            $24, $25, $26))sql"};

constexpr pg::Statement kUpdate{"update_shift", R"sql(
    UPDATE shift.shift
       SET shift_date = $3, start_minute = $4, end_minute = $5, time_zone = $6, zone_inherited = $7,
           starts_at = $8, ends_at = $9, dst_adjusted = $10, location = $11, site_id = $12, department_id = $13,
           shift_type_id = $14, grace_minutes = $15, interval_minutes = $16, tolerance_minutes = $17,
           break_minutes = $18, status = $19, record_version = $20, updated_at = $21, name = $22
     WHERE company_id = $1 AND id = $2)sql"};

constexpr pg::Statement kUpcomingOfSite{"lock_upcoming_in_zone_of", "SELECT " SHIFT_COLUMNS R"sql( FROM shift.shift
     WHERE company_id = $1 AND site_id = $2 AND starts_at > $3 AND status = 'scheduled' AND zone_inherited
     ORDER BY id FOR NO KEY UPDATE)sql"};

constexpr pg::Statement kUpcomingOfCompany{"lock_upcoming_in_company_zone", "SELECT " SHIFT_COLUMNS R"sql(
      FROM shift.shift
     WHERE company_id = $1 AND starts_at > $2 AND status = 'scheduled' AND zone_inherited
       AND (site_id IS NULL OR site_id IN (SELECT id FROM shift.site WHERE company_id = $1 AND time_zone IS NULL))
     ORDER BY id FOR NO KEY UPDATE)sql"};

constexpr pg::Statement kNotePunch{"note_first_punch", R"sql(
    UPDATE shift.shift SET first_punch_at = $3
     WHERE company_id = $1 AND id = $2 AND first_punch_at IS NULL
    RETURNING )sql" SHIFT_COLUMNS};

std::vector<domain::Shift> read_all(const pqxx::result& rows) {
    std::vector<domain::Shift> shifts;
    for (const auto& row : rows) shifts.push_back(read_shift(row));
    return shifts;
}

int minutes(Minutes time) {
    return static_cast<int>(time.count());
}

}  // namespace

std::optional<domain::Shift> find_shift(pg::Tx& tx, const ShiftId& id, Lock lock) {
    const auto rows = tx.exec(lock == Lock::for_change ? kLock : kFind, tx.company(), id);
    if (rows.empty()) return std::nullopt;
    return read_shift(rows[0]);
}

void insert_shift(pg::Tx& tx, const domain::Shift& shift) {
    const auto& plan = shift.plan;
    tx.exec(
        kInsert,
        tx.company(),
        shift.id,
        plan.date,
        minutes(plan.start),
        minutes(plan.end),
        shift.time_zone,
        !plan.time_zone.has_value(),
        shift.at.starts_at,
        shift.at.ends_at,
        shift.at.dst_adjusted,
        plan.location,
        plan.site,
        plan.department,
        plan.type,
        plan.grace_minutes,
        plan.interval_minutes,
        plan.tolerance_minutes,
        shift.break_minutes,
        std::string(name_of(shift.status)),
        shift.missed_count,
        shift.first_punch_at,
        shift.created_by,
        shift.record.version,
        shift.record.created_at,
        shift.record.updated_at,
        shift.name
    );
}

void update_shift(pg::Tx& tx, const domain::Shift& shift) {
    const auto& plan = shift.plan;
    tx.exec(
        kUpdate,
        tx.company(),
        shift.id,
        plan.date,
        minutes(plan.start),
        minutes(plan.end),
        shift.time_zone,
        !plan.time_zone.has_value(),
        shift.at.starts_at,
        shift.at.ends_at,
        shift.at.dst_adjusted,
        plan.location,
        plan.site,
        plan.department,
        plan.type,
        plan.grace_minutes,
        plan.interval_minutes,
        plan.tolerance_minutes,
        shift.break_minutes,
        std::string(name_of(shift.status)),
        shift.record.version,
        shift.record.updated_at,
        shift.name
    );
}

std::vector<domain::Shift> lock_upcoming_in_zone_of(pg::Tx& tx, const SiteId& site) {
    return read_all(tx.exec(kUpcomingOfSite, tx.company(), site, tx.decided_at()));
}

std::vector<domain::Shift> lock_upcoming_in_company_zone(pg::Tx& tx) {
    return read_all(tx.exec(kUpcomingOfCompany, tx.company(), tx.decided_at()));
}

std::optional<domain::Shift> note_first_punch(pg::Tx& tx, const ShiftId& id, Instant at) {
    const auto rows = tx.exec(kNotePunch, tx.company(), id, at);
    if (rows.empty()) return std::nullopt;
    return read_shift(rows[0]);
}

}  // namespace rollcall::shift::store
