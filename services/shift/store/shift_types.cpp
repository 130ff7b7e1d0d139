#include "services/shift/store/shift_types.hpp"

#include "common/pg/listing.hpp"
#include "services/shift/store/record_columns.hpp"

namespace rollcall::shift::store {

namespace {

#define COLUMNS \
    "id, name, start_minute, end_minute, color, break_minutes, is_active, record_version, created_at, updated_at"

constexpr pg::Statement kFind{
    "find_shift_type", "SELECT " COLUMNS " FROM shift.shift_type WHERE company_id = $1 AND id = $2"};
constexpr pg::Statement kLock{
    "lock_shift_type", "SELECT " COLUMNS " FROM shift.shift_type WHERE company_id = $1 AND id = $2 FOR NO KEY UPDATE"};

constexpr pg::Statement kInsert{"insert_shift_type", R"sql(
    INSERT INTO shift.shift_type (company_id, id, name, start_minute, end_minute, color, break_minutes, is_active, record_version, created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))sql"};

constexpr pg::Statement kUpdate{"update_shift_type", R"sql(
    UPDATE shift.shift_type
       SET name = $3, start_minute = $4, end_minute = $5, color = $6, break_minutes = $7,
           is_active = $8, record_version = $9, updated_at = $10
     WHERE company_id = $1 AND id = $2)sql"};

std::optional<Minutes> maybe_minutes(const pqxx::field& field) {
    if (field.is_null()) return std::nullopt;
    return Minutes{field.as<int>()};
}

std::optional<int> minutes(std::optional<Minutes> time) {
    if (!time) return std::nullopt;
    return static_cast<int>(time->count());
}

domain::ShiftType read(const pqxx::row& row) {
    return {
        .id = row[0].as<ShiftTypeId>(),
        .name = row[1].as<std::string>(),
        .start = maybe_minutes(row[2]),
        .end = maybe_minutes(row[3]),
        .color = pg::maybe<std::string>(row[4]),
        .break_minutes = pg::maybe<int>(row[5]),
        .record = record_at(row, 6),
    };
}

const pg::Listing& listing() {
    static const pg::Listing all(
        "list_shift_types",
        COLUMNS,
        "FROM shift.shift_type WHERE company_id = $1 AND (is_active AND $2 OR NOT is_active AND $3)",
        3,
        {
            {"id", "id"},
            {"name", "name"},
            {"startTime", "start_minute"},
            {"endTime", "end_minute"},
            {"color", "color"},
            {"breakMinutes", "break_minutes"},
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

std::optional<domain::ShiftType> find_shift_type(pg::Tx& tx, const ShiftTypeId& id, Lock lock) {
    const auto rows = tx.exec(lock == Lock::for_change ? kLock : kFind, tx.company(), id);
    if (rows.empty()) return std::nullopt;
    return read(rows[0]);
}

void insert_shift_type(pg::Tx& tx, const domain::ShiftType& shift_type) {
    tx.exec(
        kInsert,
        tx.company(),
        shift_type.id,
        shift_type.name,
        minutes(shift_type.start),
        minutes(shift_type.end),
        shift_type.color,
        shift_type.break_minutes,
        shift_type.record.is_active,
        shift_type.record.version,
        shift_type.record.created_at,
        shift_type.record.updated_at
    );
}

void update_shift_type(pg::Tx& tx, const domain::ShiftType& shift_type) {
    tx.exec(
        kUpdate,
        tx.company(),
        shift_type.id,
        shift_type.name,
        minutes(shift_type.start),
        minutes(shift_type.end),
        shift_type.color,
        shift_type.break_minutes,
        shift_type.record.is_active,
        shift_type.record.version,
        shift_type.record.updated_at
    );
}

Result<Page<domain::ShiftType>> list_shift_types(pg::Tx& tx, const Paging& paging, ActiveFilter filter) {
    return listing().page(tx, paging, read, tx.company(), filter.active, filter.inactive);
}

}  // namespace rollcall::shift::store
