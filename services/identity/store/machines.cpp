#include "services/identity/store/machines.hpp"

#include "common/pg/tx.hpp"
#include "services/identity/store/sessions.hpp"

#include <sstream>

namespace rollcall::identity::store {

namespace {

constexpr pg::Statement kInsert{"insert_machine", R"sql(
    INSERT INTO identity.machine_credential (
        company_id, credential_id, kind, name, public_part, secret_hash, scopes, created_by, created_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7::text[], $8, $9, $10))sql"};

constexpr pg::Statement kList{"list_machines", R"sql(
    SELECT credential_id, kind, name, public_part, array_to_string(scopes, ' '), created_by, created_at, expires_at,
           last_used_at
    FROM identity.machine_credential
    WHERE company_id = $1 AND kind = $2 AND revoked_at IS NULL
    ORDER BY credential_id DESC LIMIT 1000)sql"};

constexpr pg::Statement kLock{"lock_machine", R"sql(
    SELECT credential_id, kind, name, public_part, array_to_string(scopes, ' '), created_by, created_at, expires_at,
           last_used_at
    FROM identity.machine_credential
    WHERE company_id = $1 AND kind = $2 AND credential_id = $3 AND revoked_at IS NULL
    FOR NO KEY UPDATE)sql"};

constexpr pg::Statement kHold{"hold_machine", R"sql(
    SELECT m.credential_id, m.kind, m.name, m.public_part, array_to_string(m.scopes, ' '), m.created_by, m.created_at,
           m.expires_at, m.last_used_at, c.codename, clock_timestamp()
    FROM identity.machine_credential m
    JOIN identity.company_codename c ON c.company_id = m.company_id
    WHERE m.company_id = $1 AND m.secret_hash = $2 AND m.kind = $3 AND m.public_part = $4 AND m.revoked_at IS NULL
    FOR NO KEY UPDATE OF m)sql"};

constexpr pg::Statement kNoteUse{"note_machine_use", R"sql(
    UPDATE identity.machine_credential SET last_used_at = $3 WHERE company_id = $1 AND credential_id = $2)sql"};

constexpr pg::Statement kRevoke{"revoke_machine", R"sql(
    UPDATE identity.machine_credential SET revoked_at = $3
    WHERE company_id = $1 AND credential_id = $2 AND revoked_at IS NULL)sql"};

MachineScopes scopes_of(const std::string& text) {
    MachineScopes scopes;
    std::istringstream names(text);
    for (std::string name; names >> name;)
        if (const auto scope = parse_machine_scope(name)) scopes = with(scopes, *scope);
    return scopes;
}

domain::Machine machine_of(const pqxx::row& row) {
    return {
        .id = row[0].as<CredentialId>(),
        .kind = domain::parse_machine_kind(row[1].c_str()).value_or(domain::MachineKind::api_key),
        .name = row[2].as<std::string>(),
        .public_part = row[3].as<std::string>(),
        .scopes = scopes_of(row[4].as<std::string>()),
        .created_by = pg::maybe<UserId>(row[5]),
        .created_at = row[6].as<Instant>(),
        .expires_at = pg::maybe<Instant>(row[7]),
        .last_used_at = pg::maybe<Instant>(row[8]),
    };
}

}  // namespace

void insert_machine(pg::Tx& tx, const domain::Machine& machine, const std::string& secret_hash) {
    tx.exec(
        kInsert,
        tx.company(),
        machine.id,
        std::string(name_of(machine.kind)),
        machine.name,
        machine.public_part,
        secret_hash,
        pg::array(names_of(machine.scopes)),
        machine.created_by,
        machine.created_at,
        machine.expires_at
    );
}

std::vector<domain::Machine> list_machines(pg::Tx& tx, domain::MachineKind kind) {
    std::vector<domain::Machine> machines;
    for (const auto& row : tx.exec(kList, tx.company(), std::string(name_of(kind))))
        machines.push_back(machine_of(row));
    return machines;
}

std::optional<domain::Machine> lock_machine(pg::Tx& tx, domain::MachineKind kind, const CredentialId& id) {
    const auto rows = tx.exec(kLock, tx.company(), std::string(name_of(kind)), id);
    if (rows.empty()) return std::nullopt;
    return machine_of(rows[0]);
}

std::optional<PresentedMachine> hold_machine(
    pg::Tx& tx, domain::MachineKind kind, const std::string& public_part, const std::string& secret_hash
) {
    const auto rows = tx.exec(kHold, tx.company(), secret_hash, std::string(name_of(kind)), public_part);
    if (rows.empty()) return std::nullopt;
    return PresentedMachine{machine_of(rows[0]), rows[0][9].as<std::string>(), rows[0][10].as<Instant>()};
}

void note_use(pg::Tx& tx, const CredentialId& id, Instant at) {
    tx.exec(kNoteUse, tx.company(), id, at);
}

void revoke_machine(pg::Tx& tx, const CredentialId& id) {
    tx.exec(kRevoke, tx.company(), id, tx.decided_at());
    revoke_tokens(tx, UserId(id.bytes()), std::nullopt);
}

}  // namespace rollcall::identity::store
