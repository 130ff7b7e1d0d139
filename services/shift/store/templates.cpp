#include "services/shift/store/templates.hpp"

#include "common/pg/listing.hpp"
#include "services/shift/store/record_columns.hpp"

namespace rollcall::shift::store {

namespace {

#define COLUMNS                                                                                                \
    "id, name, description, start_minute, end_minute, time_zone, grace_minutes, working_days, skip_holidays, " \
    "site_id, "                                                                                                \
    "created_by, is_active, record_version, created_at, updated_at"

constexpr pg::Statement kFind{
    "find_template", "SELECT " COLUMNS " FROM shift.shift_template WHERE company_id = $1 AND id = $2"};
constexpr pg::Statement kLock{
    "lock_template",
    "SELECT " COLUMNS " FROM shift.shift_template WHERE company_id = $1 AND id = $2 FOR NO KEY UPDATE"};

constexpr pg::Statement kLockSkipping{"lock_templates_that_skip_holidays", R"sql(
    SELECT FROM shift.shift_template WHERE company_id = $1 AND skip_holidays ORDER BY id FOR NO KEY UPDATE)sql"};

constexpr pg::Statement kInsert{"insert_template", "INSERT INTO shift.shift_template (company_id, " COLUMNS R"sql()
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16))sql"};

constexpr pg::Statement kUpdate{"update_template", R"sql(
    UPDATE shift.shift_template
       SET name = $3, description = $4, start_minute = $5, end_minute = $6, time_zone = $7, grace_minutes = $8,
           working_days = $9, skip_holidays = $10, site_id = $11, is_active = $12, record_version = $13, updated_at = $14
     WHERE company_id = $1 AND id = $2)sql"};

constexpr pg::Statement kHolidays{"holidays_between", R"sql(
    SELECT id, name, holiday_date, description, site_id, is_active, record_version, created_at, updated_at
      FROM shift.holiday
     WHERE company_id = $1 AND is_active AND holiday_date BETWEEN $2 AND $3)sql"};

int minutes(Minutes time) {
    return static_cast<int>(time.count());
}

domain::ShiftTemplate read(const pqxx::row& row) {
    return {
        .id = row[0].as<ShiftTemplateId>(),
        .name = row[1].as<std::string>(),
        .description = pg::maybe<std::string>(row[2]),
        .start = Minutes{row[3].as<int>()},
        .end = Minutes{row[4].as<int>()},
        .time_zone = pg::maybe<std::string>(row[5]),
        .grace_minutes = row[6].as<int>(),
        .days = domain::WorkingDays::parse(row[7].as<std::string>()).value_or(domain::WorkingDays{}),
        .skip_holidays = row[8].as<bool>(),
        .site = pg::maybe<SiteId>(row[9]),
        .created_by = row[10].as<UserId>(),
        .record = record_at(row, 11),
    };
}

const pg::Listing& listing() {
    static const pg::Listing all(
        "list_templates",
        COLUMNS,
        "FROM shift.shift_template WHERE company_id = $1 AND (is_active AND $2 OR NOT is_active AND $3)",
        3,
        {{"name", "name"}, {"createdAt", "created_at"}}
    );
    return all;
}

#undef COLUMNS

}  // namespace

std::optional<domain::ShiftTemplate> find_template(pg::Tx& tx, const ShiftTemplateId& id, Lock lock) {
    const auto rows = tx.exec(lock == Lock::for_change ? kLock : kFind, tx.company(), id);
    if (rows.empty()) return std::nullopt;
    return read(rows[0]);
}

void lock_skipping(pg::Tx& tx) {
    tx.exec(kLockSkipping, tx.company());
}

void insert_template(pg::Tx& tx, const domain::ShiftTemplate& made) {
    tx.exec(
        kInsert,
        tx.company(),
        made.id,
        made.name,
        made.description,
        minutes(made.start),
        minutes(made.end),
        made.time_zone,
        made.grace_minutes,
        made.days.str(),
        made.skip_holidays,
        made.site,
        made.created_by,
        made.record.is_active,
        made.record.version,
        made.record.created_at,
        made.record.updated_at
    );
}

void update_template(pg::Tx& tx, const domain::ShiftTemplate& changed) {
    tx.exec(
        kUpdate,
        tx.company(),
        changed.id,
        changed.name,
        changed.description,
        minutes(changed.start),
        minutes(changed.end),
        changed.time_zone,
        changed.grace_minutes,
        changed.days.str(),
        changed.skip_holidays,
        changed.site,
        changed.record.is_active,
        changed.record.version,
        changed.record.updated_at
    );
}

Result<Page<domain::ShiftTemplate>> list_templates(pg::Tx& tx, const Paging& paging, ActiveFilter filter) {
    return listing().page(tx, paging, read, tx.company(), filter.active, filter.inactive);
}

std::vector<domain::Holiday> holidays_between(pg::Tx& tx, Date from, Date to) {
    std::vector<domain::Holiday> holidays;
    for (const auto& row : tx.exec(kHolidays, tx.company(), from, to))
        holidays.push_back({
            .id = row[0].as<HolidayId>(),
            .name = row[1].as<std::string>(),
            .date = row[2].as<Date>(),
            .description = pg::maybe<std::string>(row[3]),
            .site = pg::maybe<SiteId>(row[4]),
            .record = record_at(row, 5),
        });
    return holidays;
}

}  // namespace rollcall::shift::store
