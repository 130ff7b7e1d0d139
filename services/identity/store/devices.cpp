#include "services/identity/store/devices.hpp"

#include "common/pg/connection.hpp"
#include "common/pg/tx.hpp"
#include "services/identity/store/sessions.hpp"

#include <sstream>

namespace rollcall::identity::store {

namespace {

#define DEVICE_COLUMNS                                                                                            \
    "d.device_id, d.serial, d.name, d.time_zone, array_to_string(d.networks, ' '), d.kinds, d.is_active, "        \
    "d.created_by, d.created_at, d.updated_at, d.last_seen_at, d.last_upload_at, d.last_punch_at, d.clock_skew, " \
    "d.backlog, d.received_lines, d.unreadable_lines, d.last_unreadable, d.stamp"
constexpr int kDeviceColumns = 19;

constexpr pg::Statement kInsert{"insert_device", R"sql(
    INSERT INTO identity.device (
        company_id, device_id, serial, name, time_zone, networks, kinds, token_hash, is_active, created_by, created_at,
        updated_at)
    VALUES ($1, $2, $3, $4, $5, $6::text[], $7, $8, $9, $10, $11, $11))sql"};

constexpr pg::Statement kList{"list_devices", "SELECT " DEVICE_COLUMNS R"sql( FROM identity.device d
    WHERE d.company_id = $1 AND d.removed_at IS NULL ORDER BY d.name, d.device_id LIMIT 1000)sql"};

#define ONE " FROM identity.device d WHERE d.company_id = $1 AND d.device_id = $2 AND d.removed_at IS NULL"

constexpr pg::Statement kFind{"find_device", "SELECT " DEVICE_COLUMNS ONE};
constexpr pg::Statement kLock{"lock_device", "SELECT " DEVICE_COLUMNS ONE " FOR NO KEY UPDATE"};

#undef ONE

constexpr pg::Statement kSave{"save_device", R"sql(
    UPDATE identity.device SET name = $3, time_zone = $4, networks = $5::text[], kinds = $6, is_active = $7,
           updated_at = $8, token_hash = coalesce($9, token_hash)
    WHERE company_id = $1 AND device_id = $2)sql"};

constexpr pg::Statement kRemove{"remove_device", R"sql(
    UPDATE identity.device SET removed_at = $3, is_active = false WHERE company_id = $1 AND device_id = $2)sql"};

constexpr pg::Statement kCloseDoors{"close_device_doors", R"sql(
    DELETE FROM identity.device_door WHERE company_id = $1 AND device_id = $2)sql"};

#define HOLD                                                            \
    "SELECT " DEVICE_COLUMNS                                            \
    ", c.codename, clock_timestamp()"                                   \
    "  FROM identity.device d"                                          \
    "  JOIN identity.company_codename c ON c.company_id = d.company_id" \
    " WHERE d.company_id = $1 AND d.serial = $2 AND d.removed_at IS NULL AND d.is_active AND "
#define HELD " FOR NO KEY UPDATE OF d"

constexpr pg::Statement kHold{"hold_device", HOLD "d.token_hash = $3" HELD};
constexpr pg::Statement kHoldBehind{"hold_device_behind", HOLD R"sql(d.device_id = $3 AND EXISTS (
    SELECT FROM identity.device_door o
     WHERE o.company_id = d.company_id AND o.device_id = d.device_id AND o.address = $4))sql" HELD};

#undef HELD
#undef HOLD

constexpr pg::Statement kOpenDoor{"open_device_door", R"sql(
    INSERT INTO identity.device_door (company_id, device_id, serial_hash, address, opened_at)
    VALUES ($1, $2, encode(sha256(convert_to($3, 'UTF8')), 'hex'), $4, $5)
    ON CONFLICT (company_id, device_id, address) DO UPDATE SET opened_at = EXCLUDED.opened_at)sql"};

constexpr pg::Statement kForgetDoors{"forget_device_doors", R"sql(
    DELETE FROM identity.device_door
    WHERE company_id = $1 AND device_id = $2 AND address NOT IN (
        SELECT address FROM identity.device_door WHERE company_id = $1 AND device_id = $2
        ORDER BY opened_at DESC LIMIT 8))sql"};

constexpr pg::Statement kFindDoor{"find_device_door", R"sql(
    SELECT DISTINCT ON (company_id) company_id, device_id FROM identity.device_door
    WHERE serial_hash = encode(sha256(convert_to($1, 'UTF8')), 'hex') AND address = $2
    ORDER BY company_id, opened_at DESC LIMIT 2)sql"};

constexpr pg::Statement kNoteSighting{"note_device_sighting", R"sql(
    UPDATE identity.device
       SET last_seen_at = greatest(last_seen_at, $3), last_upload_at = greatest(last_upload_at, $4),
           last_punch_at = greatest(last_punch_at, $5), clock_skew = coalesce($6, clock_skew),
           backlog = coalesce($7, backlog), received_lines = received_lines + $8,
           unreadable_lines = unreadable_lines + $9, last_unreadable = coalesce($10, last_unreadable),
           stamp = coalesce($11, stamp)
    WHERE company_id = $1 AND device_id = $2 AND removed_at IS NULL)sql"};

std::string text_of(const domain::StatusKinds& kinds) {
    std::string text;
    for (const auto& [status, kind] : kinds) text += (text.empty() ? "" : " ") + std::to_string(status) + "=" + kind;
    return text;
}

domain::StatusKinds kinds_of(const std::string& text) {
    domain::StatusKinds kinds;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const auto equals = word.find('=');
        kinds[std::stoi(word.substr(0, equals))] = word.substr(equals + 1);
    }
    return kinds;
}

std::vector<std::string> networks_of(const std::string& text) {
    std::istringstream words(text);
    return {std::istream_iterator<std::string>(words), {}};
}

domain::Sighting sighting_of(const pqxx::row& row, int at) {
    return {
        .last_seen_at = pg::maybe<Instant>(row[at]),
        .last_upload_at = pg::maybe<Instant>(row[at + 1]),
        .last_punch_at = pg::maybe<Instant>(row[at + 2]),
        .clock_skew_seconds = pg::maybe<int>(row[at + 3]),
        .backlog_seconds = pg::maybe<int>(row[at + 4]),
        .received_lines = row[at + 5].as<std::int64_t>(),
        .unreadable_lines = row[at + 6].as<std::int64_t>(),
        .last_unreadable_line = pg::maybe<std::string>(row[at + 7]),
        .stamp = pg::maybe<std::string>(row[at + 8]),
    };
}

domain::Device device_of(const pqxx::row& row) {
    return {
        .id = row[0].as<CredentialId>(),
        .name = row[2].as<std::string>(),
        .serial = row[1].as<std::string>(),
        .time_zone = row[3].as<std::string>(),
        .networks = networks_of(row[4].as<std::string>()),
        .kinds = kinds_of(row[5].as<std::string>()),
        .is_active = row[6].as<bool>(),
        .created_by = row[7].as<UserId>(),
        .created_at = row[8].as<Instant>(),
        .updated_at = row[9].as<Instant>(),
        .sighting = sighting_of(row, 10),
    };
}

std::optional<domain::Device> first_of(const pqxx::result& rows) {
    return rows.empty() ? std::nullopt : std::optional(device_of(rows[0]));
}

std::optional<PresentedDevice> presented_of(const pqxx::result& rows) {
    if (rows.empty()) return std::nullopt;
    const auto& row = rows[0];
    return PresentedDevice{
        device_of(row), row[kDeviceColumns].as<std::string>(), row[kDeviceColumns + 1].as<Instant>()};
}

}  // namespace

void insert_device(pg::Tx& tx, const domain::Device& device, const std::string& token_hash) {
    tx.exec(
        kInsert,
        tx.company(),
        device.id,
        device.serial,
        device.name,
        device.time_zone,
        pg::array(device.networks),
        text_of(device.kinds),
        token_hash,
        device.is_active,
        device.created_by,
        device.created_at
    );
}

std::vector<domain::Device> list_devices(pg::Tx& tx) {
    std::vector<domain::Device> devices;
    for (const auto& row : tx.exec(kList, tx.company())) devices.push_back(device_of(row));
    return devices;
}

std::optional<domain::Device> find_device(pg::Tx& tx, const CredentialId& id) {
    return first_of(tx.exec(kFind, tx.company(), id));
}

std::optional<domain::Device> lock_device(pg::Tx& tx, const CredentialId& id) {
    return first_of(tx.exec(kLock, tx.company(), id));
}

void save_device(pg::Tx& tx, const domain::Device& device, const std::optional<std::string>& token_hash) {
    tx.exec(
        kSave,
        tx.company(),
        device.id,
        device.name,
        device.time_zone,
        pg::array(device.networks),
        text_of(device.kinds),
        device.is_active,
        device.updated_at,
        token_hash
    );
    if (token_hash) tx.exec(kCloseDoors, tx.company(), device.id);
    revoke_tokens(tx, UserId(device.id.bytes()), std::nullopt);
}

void remove_device(pg::Tx& tx, const CredentialId& id) {
    tx.exec(kRemove, tx.company(), id, tx.decided_at());
    tx.exec(kCloseDoors, tx.company(), id);
    revoke_tokens(tx, UserId(id.bytes()), std::nullopt);
}

std::optional<PresentedDevice> hold_device(pg::Tx& tx, const std::string& serial, const std::string& token_hash) {
    return presented_of(tx.exec(kHold, tx.company(), serial, token_hash));
}

std::optional<PresentedDevice> hold_device_behind(
    pg::Tx& tx, const CredentialId& id, const std::string& serial, const std::string& address
) {
    return presented_of(tx.exec(kHoldBehind, tx.company(), serial, id, address));
}

void open_door(pg::Tx& tx, const domain::Device& device, const std::string& address) {
    tx.exec(kOpenDoor, tx.company(), device.id, device.serial, address, tx.decided_at());
    tx.exec(kForgetDoors, tx.company(), device.id);
}

Result<std::optional<Door>> find_door(pg::Database& database, const std::string& serial, const std::string& address) {
    std::optional<Door> door;
    ROLLCALL_CHECK(database.without_scope([&](pg::Connection& connection) {
        const auto rows = connection.exec(kFindDoor, serial, address);
        if (rows.size() == 1) door = Door{rows[0][0].as<CompanyId>(), rows[0][1].as<CredentialId>()};
    }));
    return door;
}

void note_sighting(pg::Tx& tx, const CredentialId& id, const domain::Sighting& seen) {
    tx.exec(
        kNoteSighting,
        tx.company(),
        id,
        seen.last_seen_at,
        seen.last_upload_at,
        seen.last_punch_at,
        seen.clock_skew_seconds,
        seen.backlog_seconds,
        seen.received_lines,
        seen.unreadable_lines,
        seen.last_unreadable_line,
        seen.stamp
    );
}

}  // namespace rollcall::identity::store
