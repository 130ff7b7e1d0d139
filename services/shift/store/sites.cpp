#include "services/shift/store/sites.hpp"

#include "common/pg/listing.hpp"
#include "services/shift/store/record_columns.hpp"

namespace rollcall::shift::store {

namespace {

#define COLUMNS                                                                                           \
    "id, name, client_name, address, latitude, longitude, time_zone, geofence_radius_meters, is_active, " \
    "record_version, created_at, updated_at"

constexpr pg::Statement kFind{"find_site", "SELECT " COLUMNS " FROM shift.site WHERE company_id = $1 AND id = $2"};
constexpr pg::Statement kLock{
    "lock_site", "SELECT " COLUMNS " FROM shift.site WHERE company_id = $1 AND id = $2 FOR NO KEY UPDATE"};
constexpr pg::Statement kFindMany{
    "find_sites", "SELECT " COLUMNS " FROM shift.site WHERE company_id = $1 AND id = ANY ($2::uuid[])"};

constexpr pg::Statement kInsert{"insert_site", R"sql(
    INSERT INTO shift.site (company_id, id, name, client_name, address, latitude, longitude, time_zone, geofence_radius_meters, is_active, record_version, created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))sql"};

constexpr pg::Statement kUpdate{"update_site", R"sql(
    UPDATE shift.site
       SET name = $3, client_name = $4, address = $5, latitude = $6, longitude = $7, time_zone = $8, geofence_radius_meters = $9,
           is_active = $10, record_version = $11, updated_at = $12
     WHERE company_id = $1 AND id = $2)sql"};

domain::Site read(const pqxx::row& row) {
    return {
        .id = row[0].as<SiteId>(),
        .name = row[1].as<std::string>(),
        .client_name = pg::maybe<std::string>(row[2]),
        .address = pg::maybe<std::string>(row[3]),
        .latitude = pg::maybe<double>(row[4]),
        .longitude = pg::maybe<double>(row[5]),
        .time_zone = pg::maybe<std::string>(row[6]),
        .geofence_radius_meters = pg::maybe<int>(row[7]),
        .record = record_at(row, 8),
    };
}

const pg::Listing& listing() {
    static const pg::Listing all(
        "list_sites",
        COLUMNS,
        "FROM shift.site WHERE company_id = $1 AND (is_active AND $2 OR NOT is_active AND $3)",
        3,
        {
            {"id", "id"},
            {"name", "name"},
            {"clientName", "client_name"},
            {"address", "address"},
            {"latitude", "latitude"},
            {"longitude", "longitude"},
            {"timeZone", "time_zone"},
            {"geofenceRadiusMeters", "geofence_radius_meters"},
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

std::optional<domain::Site> find_site(pg::Tx& tx, const SiteId& id, Lock lock) {
    const auto rows = tx.exec(lock == Lock::for_change ? kLock : kFind, tx.company(), id);
    if (rows.empty()) return std::nullopt;
    return read(rows[0]);
}

std::vector<domain::Site> find_sites(pg::Tx& tx, const std::vector<SiteId>& ids) {
    std::vector<domain::Site> sites;
    for (const auto& row : tx.exec(kFindMany, tx.company(), pg::array(ids))) sites.push_back(read(row));
    return sites;
}

void insert_site(pg::Tx& tx, const domain::Site& site) {
    tx.exec(
        kInsert,
        tx.company(),
        site.id,
        site.name,
        site.client_name,
        site.address,
        site.latitude,
        site.longitude,
        site.time_zone,
        site.geofence_radius_meters,
        site.record.is_active,
        site.record.version,
        site.record.created_at,
        site.record.updated_at
    );
}

void update_site(pg::Tx& tx, const domain::Site& site) {
    tx.exec(
        kUpdate,
        tx.company(),
        site.id,
        site.name,
        site.client_name,
        site.address,
        site.latitude,
        site.longitude,
        site.time_zone,
        site.geofence_radius_meters,
        site.record.is_active,
        site.record.version,
        site.record.updated_at
    );
}

Result<Page<domain::Site>> list_sites(pg::Tx& tx, const Paging& paging, ActiveFilter filter) {
    return listing().page(tx, paging, read, tx.company(), filter.active, filter.inactive);
}

}  // namespace rollcall::shift::store
