// Access tokens for machines.
#pragma once

#include "services/identity/app/sessions.hpp"

#include <string>

namespace rollcall::identity::app {

// Of a token that stands for an API key. The gateway asks for another every minute, so that a use is noted to the
// minute and a token is left over for the minutes in which this service is restarted.
inline constexpr Seconds kKeyTokenLife{300};

struct MachineToken {
    std::string access_token;
    Seconds expires_in{0};  // never beyond the credential's own expiry
    MachineScopes scopes;
};

// Error: unauthenticated apiKeyIsNotValid, whether it is unknown, revoked or expired.
Result<MachineToken> exchange_key(const SessionParts& parts, const std::string& key, const pg::Origin& origin);

// What a service account proves itself with.
struct ClientCredentials {
    std::string id;
    std::string secret;
    std::vector<std::string> scopes;  // none: all that the account has
};

// Lives as long as a person's token. Errors: unauthenticated clientIsNotValid, limited as failed logins are (exhausted
// tooManyRequests); invalid_argument on scope, for one that the account does not have.
Result<MachineToken> issue_client_token(
    const SessionParts& parts, const ClientCredentials& client, const pg::Origin& origin
);

}  // namespace rollcall::identity::app
