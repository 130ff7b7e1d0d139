// API keys and service accounts of a company: made, listed and revoked by its admins, or by an operator.
#pragma once

#include "common/pg/database.hpp"
#include "services/identity/domain/machine.hpp"

#include <string>
#include <vector>

namespace rollcall::identity::app {

struct NewMachine {
    domain::Machine machine;
    std::string secret;  // the whole key, or the client secret: nobody can tell it again
};

// Errors: those of domain::machine_of.
Result<NewMachine> create_machine(pg::Tx& tx, const domain::WantedMachine& wanted, const std::optional<UserId>& by);
std::vector<domain::Machine> list_machines(pg::Tx& tx, domain::MachineKind kind);
// Its access tokens end everywhere within seconds. Error: not_found apiKey or serviceAccount, also when it was revoked.
Result<domain::Machine> revoke_machine(pg::Tx& tx, domain::MachineKind kind, const std::string& id);

// In a transaction of the company of that codename. Error besides: not_found company.
Result<NewMachine> enroll_machine(
    pg::Database& database, const std::string& codename, const domain::WantedMachine& wanted, const pg::Origin& origin
);
Result<domain::Machine> dismiss_machine(
    pg::Database& database,
    const std::string& codename,
    domain::MachineKind kind,
    const std::string& id,
    const pg::Origin& origin
);

}  // namespace rollcall::identity::app
