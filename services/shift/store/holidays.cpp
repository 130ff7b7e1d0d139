#include "services/shift/store/holidays.hpp"

#include "common/pg/listing.hpp"
#include "services/shift/store/record_columns.hpp"

namespace rollcall::shift::store {

namespace {

#define COLUMNS "id, name, holiday_date, description, site_id, is_active, record_version, created_at, updated_at"

constexpr pg::Statement kFind{
    "find_holiday", "SELECT " COLUMNS " FROM shift.holiday WHERE company_id = $1 AND id = $2"};
constexpr pg::Statement kLock{
    "lock_holiday", "SELECT " COLUMNS " FROM shift.holiday WHERE company_id = $1 AND id = $2 FOR NO KEY UPDATE"};

constexpr pg::Statement kInsert{"insert_holiday", R"sql(
    INSERT INTO shift.holiday (company_id, id, name, holiday_date, description, site_id, is_active, record_version, created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))sql"};

constexpr pg::Statement kUpdate{"update_holiday", R"sql(
    UPDATE shift.holiday
       SET name = $3, holiday_date = $4, description = $5, site_id = $6,
           is_active = $7, record_version = $8, updated_at = $9
     WHERE company_id = $1 AND id = $2)sql"};

domain::Holiday read(const pqxx::row& row) {
    return {
        .id = row[0].as<HolidayId>(),
        .name = row[1].as<std::string>(),
        .date = row[2].as<Date>(),
        .description = pg::maybe<std::string>(row[3]),
        .site = pg::maybe<SiteId>(row[4]),
        .record = record_at(row, 5),
    };
}

const pg::Listing& listing() {
    static const pg::Listing all(
        "list_holidays",
        COLUMNS,
        "FROM shift.holiday WHERE company_id = $1 AND (is_active AND $2 OR NOT is_active AND $3) AND holiday_date >= "
        "$4",
        4,
        {
            {"id", "id"},
            {"name", "name"},
            {"holidayDate", "holiday_date"},
            {"description", "description"},
            {"siteId", "site_id"},
            {"companyId", "company_id"},
            {"isActive", "is_active"},
            {"recordVersion", "record_version"},
            {"createdAt", "created_at"},
            {"updatedAt", "updated_at"},
        }
    );
    return all;
}

#undef COLUMNS

}  // namespace

std::optional<domain::Holiday> find_holiday(pg::Tx& tx, const HolidayId& id, Lock lock) {
    const auto rows = tx.exec(lock == Lock::for_change ? kLock : kFind, tx.company(), id);
    if (rows.empty()) return std::nullopt;
    return read(rows[0]);
}

void insert_holiday(pg::Tx& tx, const domain::Holiday& holiday) {
    tx.exec(
        kInsert,
        tx.company(),
        holiday.id,
        holiday.name,
        holiday.date,
        holiday.description,
        holiday.site,
        holiday.record.is_active,
        holiday.record.version,
        holiday.record.created_at,
        holiday.record.updated_at
    );
}

void update_holiday(pg::Tx& tx, const domain::Holiday& holiday) {
    tx.exec(
        kUpdate,
        tx.company(),
        holiday.id,
        holiday.name,
        holiday.date,
        holiday.description,
        holiday.site,
        holiday.record.is_active,
        holiday.record.version,
        holiday.record.updated_at
    );
}

Result<Page<domain::Holiday>> list_holidays(pg::Tx& tx, const Paging& paging, ActiveFilter filter, Date from) {
    return listing().page(tx, paging, read, tx.company(), filter.active, filter.inactive, from);
}

}  // namespace rollcall::shift::store
