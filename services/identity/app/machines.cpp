#include "services/identity/app/machines.hpp"

#include "common/events/outbox.hpp"
#include "common/time/wire.hpp"
#include "services/identity/credentials/machine_secret.hpp"
#include "services/identity/credentials/opaque_token.hpp"
#include "services/identity/domain/company.hpp"
#include "services/identity/store/companies.hpp"
#include "services/identity/store/machines.hpp"
#include "services/identity/store/scope.hpp"

#include <boost/json.hpp>

namespace rollcall::identity::app {

namespace json = boost::json;

namespace {

// Everything but the secret and its hash.
std::string audited(const domain::Machine& machine) {
    json::object object{
        {"name", machine.name},
        {"publicPart", machine.public_part},
        {"scopes", json::value_from(names_of(machine.scopes))},
        {"expiresAt", nullptr},
    };
    if (machine.expires_at) object["expiresAt"] = time::format_instant(*machine.expires_at);
    return json::serialize(object);
}

std::string action(const domain::Machine& machine, const char* what) {
    return std::string(name_of(machine.kind)) + what;
}

Result<CompanyId> company_named(pg::Database& database, const std::string& codename) {
    ROLLCALL_TRY(const auto company, store::company_of_codename(database, codename));
    if (!company) return fail(domain::no_such_company());
    return *company;
}

Error no_such(domain::MachineKind kind) {
    if (kind == domain::MachineKind::api_key)
        return {Code::not_found, "apiKeyNotFound", "There is no such API key in this company."};
    return {Code::not_found, "serviceAccountNotFound", "There is no such service account in this company."};
}

}  // namespace

Result<NewMachine> create_machine(pg::Tx& tx, const domain::WantedMachine& wanted, const std::optional<UserId>& by) {
    ROLLCALL_TRY(auto machine, domain::machine_of(wanted, store::decided_at(tx)));
    machine.id = CredentialId::make(store::decided_at(tx));
    machine.public_part = credentials::public_part_of(machine.kind, machine.id);
    machine.created_by = by;
    const auto secret = credentials::make_opaque_token(store::company_of(tx));
    store::insert_machine(tx, machine, credentials::hash_of_opaque_token(secret));
    events::audit(
        tx,
        {.action = action(machine, ".create"),
         .entity = std::string(name_of(machine.kind)),
         .entity_id = machine.id.str(),
         .after = audited(machine)}
    );
    const bool key = machine.kind == domain::MachineKind::api_key;
    return NewMachine{machine, key ? credentials::key_of(machine.public_part, secret) : secret};
}

std::vector<domain::Machine> list_machines(pg::Tx& tx, domain::MachineKind kind) {
    return store::list_machines(tx, kind);
}

Result<domain::Machine> revoke_machine(pg::Tx& tx, domain::MachineKind kind, const std::string& id) {
    const auto named = CredentialId::parse(id);
    const auto machine = named ? store::lock_machine(tx, kind, *named) : std::nullopt;
    if (!machine) return fail(no_such(kind));
    store::revoke_machine(tx, machine->id);
    events::audit(
        tx,
        {.action = action(*machine, ".revoke"),
         .entity = std::string(name_of(kind)),
         .entity_id = machine->id.str(),
         .before = audited(*machine)}
    );
    return *machine;
}

Result<NewMachine> enroll_machine(
    pg::Database& database, const std::string& codename, const domain::WantedMachine& wanted, const pg::Origin& origin
) {
    ROLLCALL_TRY(const auto company, company_named(database, codename));
    return database.in_tx<NewMachine>(company, origin, [&](pg::Tx& tx) {
        return create_machine(tx, wanted, std::nullopt);
    });
}

Result<domain::Machine> dismiss_machine(
    pg::Database& database,
    const std::string& codename,
    domain::MachineKind kind,
    const std::string& id,
    const pg::Origin& origin
) {
    ROLLCALL_TRY(const auto company, company_named(database, codename));
    return database.in_tx<domain::Machine>(company, origin, [&](pg::Tx& tx) { return revoke_machine(tx, kind, id); });
}

}  // namespace rollcall::identity::app
