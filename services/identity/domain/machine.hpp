// What a machine of a company proves itself with: an API key, or a service account.
#pragma once

#include "common/core/id.hpp"
#include "common/core/machine_scope.hpp"
#include "common/core/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall::identity::domain {

enum class MachineKind { api_key, service_account };

std::string_view name_of(MachineKind kind);
std::optional<MachineKind> parse_machine_kind(std::string_view name);

struct Machine {
    CredentialId id;
    MachineKind kind = MachineKind::api_key;
    std::string name;
    std::string public_part;  // what a key begins with; a service account's client id
    MachineScopes scopes;
    std::optional<UserId> created_by;  // nothing: an operator
    Instant created_at;
    std::optional<Instant> expires_at;
    std::optional<Instant> last_used_at;  // to the minute
};

struct WantedMachine {
    MachineKind kind = MachineKind::api_key;
    std::string name;
    std::vector<std::string> scopes;
    std::optional<Instant> expires_at;
};

// Its name, scopes and expiry. Errors: invalid_argument on name (1 to 100 characters that are not blank), scopes (none,
// or one that is unknown: it is named) and expiresAt (not in the future).
Result<Machine> machine_of(const WantedMachine& wanted, Instant at);

// True when it opens nothing any more.
bool has_expired(const Machine& machine, Instant at);

// The scopes of a token that is asked for: all the credential has, or those that are named. Error: invalid_argument on
// scope, naming one that the credential has not.
Result<MachineScopes> narrowed(const MachineScopes& held, const std::vector<std::string>& asked);

// How long an access token may live that is made now: `most`, or less when the credential expires before.
Seconds token_life(const Machine& machine, Seconds most, Instant at);

// Last uses are noted once a minute.
bool use_is_news(const Machine& machine, Instant at);

}  // namespace rollcall::identity::domain
