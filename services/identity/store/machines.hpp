// Credentials of machines. A revoked one stays for the auditor, and is not listed.
#pragma once

#include "services/identity/domain/machine.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::identity::store {

void insert_machine(pg::Tx& tx, const domain::Machine& machine, const std::string& secret_hash);

// Not revoked, newest first, at most 1 000.
std::vector<domain::Machine> list_machines(pg::Tx& tx, domain::MachineKind kind);

// Not revoked; the row is held until the transaction ends.
std::optional<domain::Machine> lock_machine(pg::Tx& tx, domain::MachineKind kind, const CredentialId& id);

struct PresentedMachine {
    domain::Machine machine;
    std::string codename;  // the company's
    Instant at;            // by the database's clock while the row is held: the moment to issue a token at
};

// The one with this public part and secret, unless it was revoked. Holds the row, so that no token slips by a
// revocation.
std::optional<PresentedMachine> hold_machine(
    pg::Tx& tx, domain::MachineKind kind, const std::string& public_part, const std::string& secret_hash
);

void note_use(pg::Tx& tx, const CredentialId& id, Instant at);

// With the revocation of the access tokens it stands behind.
void revoke_machine(pg::Tx& tx, const CredentialId& id);

}  // namespace rollcall::identity::store
