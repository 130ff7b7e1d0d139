#include "services/shift/store/departments.hpp"

#include "common/pg/listing.hpp"
#include "services/shift/store/record_columns.hpp"

namespace rollcall::shift::store {

namespace {

#define COLUMNS "id, name, description, head_id, is_active, record_version, created_at, updated_at"

constexpr pg::Statement kFind{
    "find_department", "SELECT " COLUMNS " FROM shift.department WHERE company_id = $1 AND id = $2"};
constexpr pg::Statement kLock{
    "lock_department", "SELECT " COLUMNS " FROM shift.department WHERE company_id = $1 AND id = $2 FOR NO KEY UPDATE"};

constexpr pg::Statement kInsert{"insert_department", R"sql(
    INSERT INTO shift.department (company_id, id, name, description, head_id, is_active, record_version, created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))sql"};

constexpr pg::Statement kUpdate{"update_department", R"sql(
    UPDATE shift.department
       SET name = $3, description = $4, head_id = $5,
           is_active = $6, record_version = $7, updated_at = $8
     WHERE company_id = $1 AND id = $2)sql"};

domain::Department read(const pqxx::row& row) {
    return {
        .id = row[0].as<DepartmentId>(),
        .name = row[1].as<std::string>(),
        .description = pg::maybe<std::string>(row[2]),
        .head = pg::maybe<UserId>(row[3]),
        .record = record_at(row, 4),
    };
}

const pg::Listing& listing() {
    static const pg::Listing all(
        "list_departments",
        COLUMNS,
        "FROM shift.department WHERE company_id = $1 AND (is_active AND $2 OR NOT is_active AND $3)",
        3,
        {
            {"id", "id"},
            {"name", "name"},
            {"description", "description"},
            {"headId", "head_id"},
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

std::optional<domain::Department> find_department(pg::Tx& tx, const DepartmentId& id, Lock lock) {
    const auto rows = tx.exec(lock == Lock::for_change ? kLock : kFind, tx.company(), id);
    if (rows.empty()) return std::nullopt;
    return read(rows[0]);
}

void insert_department(pg::Tx& tx, const domain::Department& department) {
    tx.exec(
        kInsert,
        tx.company(),
        department.id,
        department.name,
        department.description,
        department.head,
        department.record.is_active,
        department.record.version,
        department.record.created_at,
        department.record.updated_at
    );
}

void update_department(pg::Tx& tx, const domain::Department& department) {
    tx.exec(
        kUpdate,
        tx.company(),
        department.id,
        department.name,
        department.description,
        department.head,
        department.record.is_active,
        department.record.version,
        department.record.updated_at
    );
}

Result<Page<domain::Department>> list_departments(pg::Tx& tx, const Paging& paging, ActiveFilter filter) {
    return listing().page(tx, paging, read, tx.company(), filter.active, filter.inactive);
}

}  // namespace rollcall::shift::store
